package dev.sluice.scraper.source;

import java.util.Map;

/**
 * What came of one run of a source.
 *
 * @param published events that Kafka acknowledged
 * @param failures by reason: pages or parts of the source that could not be had
 * @param nextPage the page at which a run ended before its end, else null
 */
public record RunResult(long published, Map<String, Long> failures, Integer nextPage) {

    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }
}
