package dev.sluice.query.http;

/** Tells text that can be a key or a filter from what can only be a mistake or an attack. */
public final class PlainText {

    /** Longer than any key of the contract, and far below the 64 KiB that Cassandra takes as a key. */
    private static final int LONGEST_ID = 400;

    private PlainText() {}

    /** Whether this can be the id of anything; what cannot is unknown without asking Cassandra. */
    public static boolean isId(String id) {
        return isPlain(id, LONGEST_ID);
    }

    static boolean isPlain(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }
}
