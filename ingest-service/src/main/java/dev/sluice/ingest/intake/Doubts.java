package dev.sluice.ingest.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Collects what is in doubt about the optional fields of one event: such a field is set to null and named in the row's
 * warnings, so that the row is served and its doubt is visible.
 */
public final class Doubts {

    private final List<String> warnings = new ArrayList<>();

    /**
     * Begins with the doubts of whoever collected the event.
     *
     * @param collected warnings that came with the event, or null
     */
    public Doubts(List<String> collected) {
        if (collected != null) {
            warnings.addAll(collected);
        }
    }

    /**
     * Keeps a value that is plausible.
     *
     * @param field its name
     * @param value or null, which is never in doubt
     * @param plausible the rule
     * @param why what the rule asks for, such as {@code outside -90..90}
     * @return the value, or null where it is in doubt
     */
    public <T> T keepIf(String field, T value, Predicate<T> plausible, String why) {
        if (value == null || plausible.test(value)) {
            return value;
        }
        warnings.add(field + ": " + why);
        return null;
    }

    /** All doubts so far, as {@code field: why}. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
