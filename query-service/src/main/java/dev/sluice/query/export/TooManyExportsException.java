package dev.sluice.query.export;

/** Thrown if the maximum number of exports is running; the client may retry. */
final class TooManyExportsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyExportsException() {
        // Without a stack trace, which says nothing here and would be written often.
        super("The maximum number of exports is running; try again later.", null, false, false);
    }
}
