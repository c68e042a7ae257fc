package dev.sluice.scraper.source;

import java.time.Instant;
import java.util.Map;

/**
 * A source as operators see it.
 *
 * @param name the feed
 * @param every its interval, or {@code off}
 * @param paused whether its schedule rests
 * @param running in this process
 * @param task what its newest run is, or was: {@code run} or {@code backfill}
 * @param scrapeId carried by the events of that run
 * @param started when its newest run began, in any replica; null if it never ran
 * @param finished when that run ended; null while it runs
 * @param published events of that run acknowledged by Kafka
 * @param failed pages or parts of the source not had in that run
 * @param nextPage where that run ended before its end: a page, or a window of days
 * @param progress how far the newest run in this process has come; absent where a source does not tell
 */
record SourceStatus(
        String name,
        String every,
        boolean paused,
        boolean running,
        String task,
        String scrapeId,
        Instant started,
        Instant finished,
        Long published,
        Long failed,
        Integer nextPage,
        Map<String, Long> progress) {

    static SourceStatus of(Source source, boolean paused, boolean running, LastRun run) {
        return new SourceStatus(
                source.name(),
                source.every(),
                paused,
                running,
                run.task(),
                run.scrapeId(),
                run.started(),
                run.finished(),
                run.published(),
                run.failed(),
                run.nextPage(),
                source.progress().isEmpty() ? null : source.progress());
    }
}
