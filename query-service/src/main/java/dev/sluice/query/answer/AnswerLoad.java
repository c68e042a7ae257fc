package dev.sluice.query.answer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The load of an answer by the first request for it; later requests for the same key wait for its result. */
public final class AnswerLoad {

    private final String key;
    private final CachePolicy policy;
    private final long era;
    private final long stamp;
    private final long startedAt;
    private final CompletableFuture<Optional<RenderedAnswer>> result = new CompletableFuture<>();
    private volatile boolean stale;

    /** Takes the stamp first: any invalidation from now on makes the result stale. */
    AnswerLoad(String key, CachePolicy policy, long era, long now) {
        this.key = key;
        this.policy = policy;
        this.era = era;
        this.stamp = policy.stamp();
        this.startedAt = now;
    }

    String key() {
        return key;
    }

    CachePolicy policy() {
        return policy;
    }

    long era() {
        return era;
    }

    long stamp() {
        return stamp;
    }

    long startedAt() {
        return startedAt;
    }

    CompletableFuture<Optional<RenderedAnswer>> result() {
        return result;
    }

    void markStale() {
        stale = true;
    }

    boolean isStale() {
        return stale;
    }

    /** Whether this load, which is about to start, may use the result of a running one instead. */
    boolean canJoin(AnswerLoad running, long lag) {
        return !running.stale
                && running.era == era
                && (policy.isKeyed()
                        || running.stamp == stamp
                        || (!policy.isExact() && startedAt - running.startedAt < lag));
    }
}
