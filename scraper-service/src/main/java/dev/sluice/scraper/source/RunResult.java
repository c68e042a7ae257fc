package dev.sluice.scraper.source;

import java.util.Map;

/**
 * Result of one run of a source.
 *
 * @param published events that Kafka acknowledged
 * @param unchanged pages that were not published because they have not changed
 * @param failures number of pages or parts that could not be fetched, by reason
 * @param nextPage page at which the run stopped early, else null
 */
public record RunResult(long published, long unchanged, Map<String, Long> failures, Integer nextPage) {

    /** The result of a source that publishes all it collects. */
    public RunResult(long published, Map<String, Long> failures, Integer nextPage) {
        this(published, 0, failures, nextPage);
    }

    /** Total number of failures. */
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether the source yielded anything, even if some of its pages failed. */
    public boolean succeeded() {
        return published + unchanged > 0 || failed() == 0;
    }
}
