package dev.sluice.query.export;

/** As many exports as allowed are under way: the caller may come again. */
final class TooManyExportsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyExportsException() {
        // Without a stack trace: it says nothing, and there may be many.
        super("As many exports as allowed are under way; try again later.", null, false, false);
    }
}
