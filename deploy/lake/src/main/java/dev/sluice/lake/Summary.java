package dev.sluice.lake;

import dev.sluice.lake.flow.Flow;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Formats the result of a catch-up for the console. */
final class Summary {

    private Summary() {}

    /**
     * One line per table.
     *
     * @param rows written by table, and read by stage
     */
    static String of(Map<String, Long> rows, Duration time) {
        StringBuilder text = new StringBuilder();
        line(text, "bronze", rows.getOrDefault("bronze" + Flow.READ, 0L));
        rows.forEach((table, number) -> {
            if (table.contains("/")) {
                line(text, table, number);
            }
        });
        line(text, "quarantine", rows.getOrDefault("quarantine", 0L));
        return text.append("in %.1f s%n".formatted(time.toMillis() / 1000.0)).toString();
    }

    private static void line(StringBuilder text, String table, long rows) {
        text.append(String.format(Locale.ROOT, "%-45s %,12d rows%n", table, rows));
    }
}
