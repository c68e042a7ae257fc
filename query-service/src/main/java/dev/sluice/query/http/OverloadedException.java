package dev.sluice.query.http;

/** Thrown when a limit of concurrent work is reached: answered 503, and the client may retry. */
public final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int retryAfterSeconds;

    /** Creates an exception without a stack trace, which would be of no use and written often. */
    public OverloadedException(String detail, int retryAfterSeconds) {
        super(detail, null, false, false);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
