package dev.sluice.query.answer;

import io.micrometer.core.instrument.Counter;

/**
 * Counters of the answer cache for one feed, looked up once because finding a counter costs more than an answer.
 *
 * @param hit answers sent from memory
 * @param miss answers loaded
 * @param joined requests that waited for the load of another
 * @param stale aged answers sent while another request refreshed them or because the load failed
 * @param overtaken answers loaded but not kept because they were invalidated meanwhile
 * @param error loads that failed
 */
record AnswerCacheCounters(
        Counter hit, Counter miss, Counter joined, Counter stale, Counter overtaken, Counter error) {}
