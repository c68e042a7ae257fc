package dev.sluice.scraper.source;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest run of a source as shown and as kept in Redis.
 *
 * @param task {@code run} or {@code backfill}
 * @param scrapeId carried by its events
 * @param started when it began
 * @param finished when it ended; null while it runs
 * @param published events acknowledged by Kafka; null while it runs
 * @param failed pages or parts of the source not had; null while it runs
 * @param nextPage where it ended before its end, if it did
 */
record LastRun(
        String task,
        String scrapeId,
        Instant started,
        Instant finished,
        Long published,
        Long failed,
        Integer nextPage) {

    static LastRun begun(String task, String scrapeId, Instant started) {
        return new LastRun(task, scrapeId, started, null, null, null, null);
    }

    LastRun ended(Instant at, RunResult result) {
        return new LastRun(task, scrapeId, started, at, result.published(), result.failed(), result.nextPage());
    }

    /** As a hash; a field without a value is empty, so that it replaces that of the run before. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("task", text(task));
        fields.put("scrapeId", text(scrapeId));
        fields.put("started", started.toString());
        fields.put("finished", text(finished));
        fields.put("published", text(published));
        fields.put("failed", text(failed));
        fields.put("nextPage", text(nextPage));
        return fields;
    }

    static LastRun of(Map<String, String> fields) {
        String finished = fields.getOrDefault("finished", "");
        return new LastRun(
                fields.get("task"),
                fields.get("scrapeId"),
                Instant.parse(fields.get("started")),
                finished.isEmpty() ? null : Instant.parse(finished),
                number(fields.get("published")),
                number(fields.get("failed")),
                fields.getOrDefault("nextPage", "").isEmpty() ? null : Integer.valueOf(fields.get("nextPage")));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static Long number(String text) {
        return text == null || text.isEmpty() ? null : Long.valueOf(text);
    }
}
