package dev.sluice.scraper.source;

import java.util.Map;

/**
 * Result of one run of a source.
 *
 * @param published events that Kafka acknowledged
 * @param failures number of pages or parts that could not be fetched, by reason
 * @param nextPage page at which the run stopped early, else null
 */
public record RunResult(long published, Map<String, Long> failures, Integer nextPage) {

    /** Total number of failures. */
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }
}
