package dev.sluice.ingest.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Checks the optional fields of an event. An implausible value is replaced by null and named in the row's warnings, so
 * that the row is served and the doubt is visible.
 */
public final class PlausibilityCheck {

    private final List<String> warnings = new ArrayList<>();

    /**
     * Starts with the warnings of the event itself.
     *
     * @param collected warnings of the event, or null
     */
    public PlausibilityCheck(List<String> collected) {
        if (collected != null) {
            warnings.addAll(collected);
        }
    }

    /**
     * Keeps a plausible value.
     *
     * @param field its name
     * @param value null is always plausible
     * @param plausible the rule
     * @param reason for the warning, such as {@code outside -90..90}
     * @return the value, or null if it is implausible
     */
    public <T> T keepIf(String field, T value, Predicate<T> plausible, String reason) {
        if (value == null || plausible.test(value)) {
            return value;
        }
        warnings.add(field + ": " + reason);
        return null;
    }

    /**
     * Keeps the first values of a list that is too long.
     *
     * @param field its name
     * @param max how many are kept
     */
    public <T> List<T> atMost(String field, List<T> values, int max) {
        if (values.size() <= max) {
            return values;
        }
        warnings.add(field + ": the first " + max + " of " + values.size());
        return values.subList(0, max);
    }

    /** All warnings so far, as {@code field: reason}. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
