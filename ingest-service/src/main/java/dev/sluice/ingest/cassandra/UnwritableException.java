package dev.sluice.ingest.cassandra;

/** Cassandra can never write this row, whatever its state: for example, a value is too large for its column. */
public final class UnwritableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnwritableException(Throwable cause) {
        super(cause);
    }
}
