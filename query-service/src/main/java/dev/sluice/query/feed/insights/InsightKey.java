package dev.sluice.query.feed.insights;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Key of a row in {@code insights.stored}: insight, slash, row.
 *
 * @param row may contain slashes
 */
record InsightKey(String insight, String row) {

    /** Patterns used by ingest-service. */
    private static final Pattern INSIGHT = Pattern.compile("[a-z](-?[a-z0-9]){0,63}");

    private static final Pattern ROW = Pattern.compile("[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]{1,512}");

    /** Returns the key, or empty if no such row can exist. */
    static Optional<InsightKey> of(String insight, String row) {
        return isInsight(insight) && ROW.matcher(row).matches()
                ? Optional.of(new InsightKey(insight, row))
                : Optional.empty();
    }

    static boolean isInsight(String insight) {
        return INSIGHT.matcher(insight).matches();
    }

    String text() {
        return insight + "/" + row;
    }
}
