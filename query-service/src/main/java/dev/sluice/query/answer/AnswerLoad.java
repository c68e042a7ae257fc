package dev.sluice.query.answer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The load of an answer by the first request for it; later requests for the same key wait for its result.
 *
 * @param stamp of the feeds before the load began: any later invalidation makes the result stale
 * @param startedAt in nanoseconds
 * @param stale set when the key is invalidated during the load
 */
public record AnswerLoad(
        String key,
        CachePolicy policy,
        long era,
        long stamp,
        long startedAt,
        CompletableFuture<Optional<RenderedAnswer>> result,
        AtomicBoolean stale) {

    static AnswerLoad start(String key, CachePolicy policy, long era) {
        return new AnswerLoad(
                key, policy, era, policy.stamp(), System.nanoTime(), new CompletableFuture<>(), new AtomicBoolean());
    }

    /** Whether this load, which is about to start, may use the result of a running one instead. */
    boolean canJoin(AnswerLoad running, long lag) {
        return !running.stale.get()
                && running.era == era
                && (policy.isKeyed()
                        || running.stamp == stamp
                        || (!policy.isExact() && startedAt - running.startedAt < lag));
    }
}
