package dev.sluice.scraper.source;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest run of a source, as the API returns it and Redis stores it.
 *
 * @param task {@code run} or {@code backfill}
 * @param finished time of its end; null while it runs, as are the following
 * @param published events acknowledged by Kafka
 * @param failed pages or parts of the source that could not be fetched
 * @param nextPage page or window of days at which it stopped early, or null
 */
record LastRun(
        String task,
        String scrapeId,
        Instant started,
        Instant finished,
        Long published,
        Long failed,
        Integer nextPage) {

    static LastRun started(String task, String scrapeId, Instant started) {
        return new LastRun(task, scrapeId, started, null, null, null, null);
    }

    LastRun finished(Instant at, RunResult result) {
        return new LastRun(task, scrapeId, started, at, result.published(), result.failed(), result.nextPage());
    }

    /** The fields of its hash; one without a value is empty, so that it overwrites that of the previous run. */
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
