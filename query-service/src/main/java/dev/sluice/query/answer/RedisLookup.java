package dev.sluice.query.answer;

import java.util.Optional;

/**
 * Result of looking up a key in Redis.
 *
 * @param json the entry if it is valid; empty text is a cached absence
 * @param generation of the key before a load begins; empty if it was not invalidated lately
 * @param epoch of all keys; empty if Redis has none, and then no entry is valid
 */
record RedisLookup(Optional<String> json, String generation, String epoch) {

    /** Redis was not asked or did not answer: nothing is known, and nothing may be stored. */
    static final RedisLookup UNKNOWN = new RedisLookup(Optional.empty(), "", "");

    private static final char SEPARATOR = '\n';

    /** Parses a stored value, which is valid only in the epoch in which it was stored. */
    static RedisLookup of(String value, String generation, String epoch) {
        String prefix = epoch + SEPARATOR;
        boolean valid = value != null && epoch != null && value.startsWith(prefix);
        return new RedisLookup(
                valid ? Optional.of(value.substring(prefix.length())) : Optional.empty(),
                generation == null ? "" : generation,
                epoch == null ? "" : epoch);
    }

    boolean canStore() {
        return !epoch.isEmpty();
    }

    String value(String fresh) {
        return epoch + SEPARATOR + fresh;
    }
}
