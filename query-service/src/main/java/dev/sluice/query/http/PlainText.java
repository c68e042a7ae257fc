package dev.sluice.query.http;

/** Tells text that can be a key or a filter from text that can only be a mistake or an attack. */
public final class PlainText {

    /** Longer than any key of the contract, and far below the 64 KiB that Cassandra accepts as a key. */
    private static final int MAX_ID_LENGTH = 400;

    private PlainText() {}

    /** Whether the text can be an id; other ids are answered 404 without a query. */
    public static boolean isId(String id) {
        return isPlain(id, MAX_ID_LENGTH);
    }

    static boolean isPlain(String text, int maxLength) {
        return !text.isBlank() && text.length() <= maxLength && text.chars().noneMatch(Character::isISOControl);
    }
}
