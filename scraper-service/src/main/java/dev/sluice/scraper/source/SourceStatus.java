package dev.sluice.scraper.source;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * A source and its newest run, as the API returns them.
 *
 * @param every its interval, or {@code off}
 * @param running whether it is running in this process
 * @param run the newest in any replica; null if there is none
 * @param progress of the newest run in this process; null if the source reports none
 */
record SourceStatus(
        String name,
        String every,
        boolean paused,
        boolean running,
        @JsonUnwrapped LastRun run,
        Map<String, Long> progress) {

    static SourceStatus of(Source source, boolean paused, boolean running, LastRun run) {
        Map<String, Long> progress = source.progress();
        return new SourceStatus(
                source.name(), source.every(), paused, running, run, progress.isEmpty() ? null : progress);
    }
}
