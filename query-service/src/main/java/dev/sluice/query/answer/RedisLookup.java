package dev.sluice.query.answer;

import java.util.Optional;

/**
 * What one look at Redis showed of a key.
 *
 * @param json the entry, if it counts: empty text says that there is no such thing
 * @param generation of the key before a load begins, empty if it was never forgotten lately
 * @param epoch of all keys; empty if Redis has none, and then nothing in it counts
 */
record RedisLookup(Optional<String> json, String generation, String epoch) {

    /** Redis was not asked or did not answer: nothing is known, and nothing may be stored. */
    static final RedisLookup NOTHING = new RedisLookup(Optional.empty(), "", "");

    private static final char AFTER_EPOCH = '\n';

    /** Reads a value as stored: it counts only under the epoch it was stored in. */
    static RedisLookup of(String value, String generation, String epoch) {
        String head = epoch + AFTER_EPOCH;
        boolean counts = value != null && epoch != null && value.startsWith(head);
        return new RedisLookup(
                counts ? Optional.of(value.substring(head.length())) : Optional.empty(),
                generation == null ? "" : generation,
                epoch == null ? "" : epoch);
    }

    boolean mayStore() {
        return !epoch.isEmpty();
    }

    String value(String fresh) {
        return epoch + AFTER_EPOCH + fresh;
    }
}
