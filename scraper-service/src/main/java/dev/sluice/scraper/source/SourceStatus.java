package dev.sluice.scraper.source;

import java.time.Instant;
import java.util.Map;

/**
 * A source and its newest run, as the API returns them.
 *
 * @param name the feed
 * @param every its interval, or {@code off}
 * @param paused whether its schedule is paused
 * @param running whether it is running in this process
 * @param task of its newest run: {@code run} or {@code backfill}
 * @param scrapeId carried by the events of that run
 * @param started start of its newest run, in any replica; null if it never ran
 * @param finished end of that run; null while it runs
 * @param published events of that run acknowledged by Kafka
 * @param failed pages or parts of the source that could not be fetched in that run
 * @param nextPage page or window of days at which that run stopped early
 * @param progress of the newest run in this process; absent if the source reports none
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
