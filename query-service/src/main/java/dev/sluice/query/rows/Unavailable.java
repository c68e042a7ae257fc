package dev.sluice.query.rows;

/** Cassandra did not answer, or not in time: the world's failure, never the caller's. */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unavailable(Throwable cause) {
        super("The tables cannot be read now.", cause);
    }
}
