package dev.sluice.scraper.work;

import java.time.Instant;

/**
 * A source as operators see it.
 *
 * @param name the feed
 * @param every its interval, or {@code off}
 * @param running in this process
 * @param started when its newest run began, in any replica; null if it never ran
 * @param finished when that run ended; null while it runs
 * @param published events of that run acknowledged by Kafka
 * @param failed pages or parts of the source not had in that run
 * @param nextPage where that run ended before its end
 */
record SourceStatus(
        String name,
        String every,
        boolean running,
        Instant started,
        Instant finished,
        Long published,
        Long failed,
        Integer nextPage) {

    static SourceStatus of(Source source, boolean running, LastRun run) {
        return new SourceStatus(
                source.name(),
                source.every(),
                running,
                run.started(),
                run.finished(),
                run.published(),
                run.failed(),
                run.nextPage());
    }
}
