package dev.sluice.query.answer;

import io.micrometer.core.instrument.Counter;

/**
 * What the near cache did for one feed, looked up once: finding a counter costs more than an answer.
 *
 * @param hit answered from memory
 * @param miss loaded
 * @param joined waited for the load of another request
 * @param stale answered with what had only aged, while another request refreshed it or because the load failed
 * @param overtaken loaded but not kept, since forgotten meanwhile
 * @param error a load that gave no answer worth keeping
 */
record AnswerCacheCounters(
        Counter hit, Counter miss, Counter joined, Counter stale, Counter overtaken, Counter error) {}
