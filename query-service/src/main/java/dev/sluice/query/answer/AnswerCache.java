package dev.sluice.query.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sluice.query.answer.CacheEntry.Freshness;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Caches whole answers in this process, in front of Redis and the tables. Enabled only while this replica receives
 * stored records. Invalidated answers are never sent again, and a load that began before an invalidation is not kept.
 */
@RegisterForReflection(
        // Generated classes that Caffeine looks up by name.
        classNames = {"com.github.benmanes.caffeine.cache.SSMWW", "com.github.benmanes.caffeine.cache.PSWMW"})
@Singleton
public final class AnswerCache {

    private static final int OK = 200;

    private final Cache<String, CacheEntry> entries;
    private final Map<String, AnswerLoad> pending = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> stamps = new ConcurrentHashMap<>();
    private final CacheSettings settings;
    private final CacheMetrics metrics;
    private final long lag;
    private final AtomicLong eras = new AtomicLong();
    /** Increases each time the cache is enabled; zero while it is disabled. */
    private volatile long era;

    AnswerCache(CacheSettings settings, CacheMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        this.lag = settings.listLag().toNanos();
        // Aged entries are kept as long again, for requests that arrive while one refreshes them.
        this.entries = Caffeine.newBuilder()
                .maximumWeight(settings.near().bytes())
                .<String, CacheEntry>weigher(
                        (key, entry) -> key.length() + entry.answer().weight())
                .expireAfterWrite(settings.near().lifetime().multipliedBy(2))
                .build();
        metrics.registerWeight(entries);
    }

    /** Returns the policy of an annotation, to be kept by the caller; empty if its answers are not cached. */
    public Optional<CachePolicy> policy(CachedAnswer annotation) {
        if (annotation.feeds().length == 0) {
            return Optional.empty();
        }
        List<AtomicLong> feedStamps =
                Arrays.stream(annotation.feeds()).map(this::stamp).toList();
        return Optional.of(
                new CachePolicy(annotation, feedStamps, metrics.near(annotation.feeds()[0])));
    }

    /** Returns the answer of a cache key if it is fresh. */
    public Optional<RenderedAnswer> fresh(String key) {
        CacheEntry entry = entries.getIfPresent(key);
        if (entry == null || entry.era() != era || entry.state(System.nanoTime(), lag) != Freshness.FRESH) {
            return Optional.empty();
        }
        entry.policy().counters().hit().increment();
        return Optional.of(entry.answer());
    }

    /** Looks up a cache key and tells the caller how to proceed. */
    public CacheLookup lookUp(String key, CachePolicy policy) {
        Optional<RenderedAnswer> fresh = fresh(key);
        long now = era;
        if (fresh.isPresent() || now == 0) {
            return fresh.<CacheLookup>map(CacheLookup.Hit::new).orElseGet(CacheLookup.Bypass::new);
        }
        return joinOrLoad(AnswerLoad.start(key, policy, now));
    }

    private CacheLookup joinOrLoad(AnswerLoad own) {
        AnswerLoad first =
                pending.merge(own.key(), own, (current, next) -> next.canJoin(current, lag) ? current : next);
        if (first.result() == own.result()) {
            own.policy().counters().miss().increment();
            return new CacheLookup.Load(own);
        }
        return aged(own.key()).<CacheLookup>map(CacheLookup.Hit::new).orElseGet(() -> {
            own.policy().counters().joined().increment();
            // A copy: cancelling one request must not cancel the load for the others.
            return new CacheLookup.Join(
                    Uni.createFrom().completionStage(() -> first.result().copy()));
        });
    }

    /** Returns an aged answer to send in place of a load that failed. */
    public Optional<RenderedAnswer> staleAnswer(AnswerLoad load) {
        load.policy().counters().error().increment();
        return aged(load.key());
    }

    /**
     * Completes a load and keeps its answer unless it was invalidated meanwhile. Must be called for every load;
     * repeated calls have no effect.
     */
    public void complete(AnswerLoad load, Optional<RenderedAnswer> result) {
        result.ifPresent(answer -> keep(load, answer));
        // Removed last: an invalidation meanwhile must still find it.
        pending.remove(load.key(), load);
        load.result().complete(result);
    }

    /** Invalidates an entity and the lists of its feed. */
    void invalidate(String feed, String id) {
        stamp(feed).incrementAndGet();
        String key = CachePolicy.entityPath(feed, id);
        AnswerLoad load = pending.remove(key);
        if (load != null) {
            load.stale().set(true);
        }
        entries.asMap().remove(key);
    }

    /** Enables the cache, empty: this replica receives every stored record from now on. */
    void enable() {
        clear();
        era = eras.incrementAndGet();
    }

    /** Disables and clears the cache: stored records are no longer received. */
    void disable() {
        era = 0;
        clear();
    }

    private void clear() {
        stamps.values().forEach(AtomicLong::incrementAndGet);
        pending.values().removeIf(load -> {
            load.stale().set(true);
            return true;
        });
        entries.invalidateAll();
    }

    private void keep(AnswerLoad load, RenderedAnswer answer) {
        Duration whole = answer.status() == OK
                ? settings.near().lifetime()
                : settings.near().absence();
        long lifetime = (long) (whole.toNanos() * ThreadLocalRandom.current().nextDouble(0.9, 1.1));
        CacheEntry entry = new CacheEntry(answer, load.policy(), load.era(), load.stamp(), load.startedAt(), lifetime);
        // Checked under the entry's lock: an invalidation is either seen here or removes the entry afterwards.
        entries.asMap().compute(load.key(), (key, old) -> load.stale().get() || entry.isOlderThan(old) ? old : entry);
        if (load.stale().get()) {
            load.policy().counters().overtaken().increment();
        }
    }

    private Optional<RenderedAnswer> aged(String key) {
        CacheEntry entry = entries.getIfPresent(key);
        if (entry == null || entry.era() != era || entry.state(System.nanoTime(), lag) == Freshness.INVALID) {
            return Optional.empty();
        }
        entry.policy().counters().stale().increment();
        return Optional.of(entry.answer());
    }

    private AtomicLong stamp(String feed) {
        return stamps.computeIfAbsent(feed, word -> new AtomicLong());
    }
}
