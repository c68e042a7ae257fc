package dev.sluice.query.cassandra;

/** Cassandra did not answer, or not in time: the world's failure, never the caller's. */
public final class CassandraUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CassandraUnavailableException(Throwable cause) {
        super("The tables cannot be read now.", cause);
    }
}
