package dev.sluice.query.cassandra;

/** Cassandra did not answer, or not in time; never the client's fault. */
public final class CassandraUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CassandraUnavailableException(Throwable cause) {
        super("The database is unavailable.", cause);
    }
}
