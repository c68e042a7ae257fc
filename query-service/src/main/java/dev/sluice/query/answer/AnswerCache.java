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
 * Whole answers in this process, in front of Redis and tables. It is open only while this replica hears of what is
 * stored; what is forgotten is not sent again, and what was loaded before a forget is not kept.
 */
@RegisterForReflection(
        // The form of this cache and of its entries, which Caffeine looks up by name.
        classNames = {"com.github.benmanes.caffeine.cache.SSMWW", "com.github.benmanes.caffeine.cache.PSWMW"})
@Singleton
public final class AnswerCache {

    private static final int FOUND = 200;

    private final Cache<String, CacheEntry> entries;
    private final Map<String, AnswerLoad> trips = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> stamps = new ConcurrentHashMap<>();
    private final CacheSettings settings;
    private final CacheMetrics metrics;
    private final long lag;
    private final AtomicLong eras = new AtomicLong();
    /** Number of the time in which this replica hears of everything that is stored; zero while it does not. */
    private volatile long era;

    AnswerCache(CacheSettings settings, CacheMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        this.lag = settings.listLag().toNanos();
        // Aged entries stay as long again, for those who come while one refreshes them.
        this.entries = Caffeine.newBuilder()
                .maximumWeight(settings.near().bytes())
                .<String, CacheEntry>weigher(
                        (address, entry) -> address.length() + entry.answer().weight())
                .expireAfterWrite(settings.near().lifetime().multipliedBy(2))
                .build();
        metrics.weighs(entries);
    }

    /** What a kind of answer rests on, to be asked once; empty if it is not kept. */
    public Optional<CachePolicy> basis(CachedAnswer says) {
        if (says.feeds().length == 0) {
            return Optional.empty();
        }
        List<AtomicLong> marks = Arrays.stream(says.feeds()).map(this::stamp).toList();
        return Optional.of(new CachePolicy(says, marks, metrics.near(says.feeds()[0])));
    }

    /** The answer at an address if it is fresh. */
    public Optional<RenderedAnswer> fresh(String address) {
        CacheEntry entry = entries.getIfPresent(address);
        if (entry == null || entry.era() != era || entry.state(System.nanoTime(), lag) != Freshness.FRESH) {
            return Optional.empty();
        }
        entry.basis().counters().hit().increment();
        return Optional.of(entry.answer());
    }

    /** What to do for a request at an address. */
    public CacheLookup turn(String address, CachePolicy basis) {
        Optional<RenderedAnswer> fresh = fresh(address);
        long now = era;
        if (fresh.isPresent() || now == 0) {
            return fresh.<CacheLookup>map(CacheLookup.Hit::new).orElseGet(CacheLookup.Bypass::new);
        }
        return trip(new AnswerLoad(address, basis, now, System.nanoTime()));
    }

    private CacheLookup trip(AnswerLoad mine) {
        AnswerLoad first = trips.merge(mine.address(), mine, (under, next) -> next.mayJoin(under, lag) ? under : next);
        if (first == mine) {
            mine.basis().counters().miss().increment();
            return new CacheLookup.Load(mine);
        }
        return aged(mine.address()).<CacheLookup>map(CacheLookup.Hit::new).orElseGet(() -> {
            mine.basis().counters().joined().increment();
            // A copy: who goes away must not cancel it for the others.
            return new CacheLookup.Join(
                    Uni.createFrom().completionStage(() -> first.brought().copy()));
        });
    }

    /** What may be sent in place of a load that failed: an answer that only aged. */
    public Optional<RenderedAnswer> standIn(AnswerLoad trip) {
        trip.basis().counters().error().increment();
        return aged(trip.address());
    }

    /** Ends a load; must be called once at least, and then once more without harm. What was not forgotten meanwhile is kept. */
    public void land(AnswerLoad trip, Optional<RenderedAnswer> brought) {
        brought.ifPresent(answer -> keep(trip, answer));
        // Afterwards: a forget meanwhile must still find it.
        trips.remove(trip.address(), trip);
        trip.brought().complete(brought);
    }

    /** Forgets an entity, and makes the lists of its feed invalid. */
    void forget(String feed, String id) {
        stamp(feed).incrementAndGet();
        String address = CachePolicy.entity(feed, id);
        AnswerLoad trip = trips.remove(address);
        if (trip != null) {
            trip.overtake();
        }
        entries.asMap().remove(address);
    }

    /** Begins anew: this replica hears of everything that is stored from now on. */
    void open() {
        empty();
        era = eras.incrementAndGet();
    }

    /** Nobody knows what is stored from now on. */
    void close() {
        era = 0;
        empty();
    }

    private void empty() {
        stamps.values().forEach(AtomicLong::incrementAndGet);
        trips.values().removeIf(trip -> {
            trip.overtake();
            return true;
        });
        entries.invalidateAll();
    }

    private void keep(AnswerLoad trip, RenderedAnswer answer) {
        Duration whole = answer.status() == FOUND
                ? settings.near().lifetime()
                : settings.near().absence();
        long lifetime = (long) (whole.toNanos() * ThreadLocalRandom.current().nextDouble(0.9, 1.1));
        CacheEntry entry = new CacheEntry(answer, trip.basis(), trip.era(), trip.stamp(), trip.begun(), lifetime);
        // Asked while nobody else can touch the entry: a forget is either seen here or takes it out afterwards.
        entries.asMap()
                .compute(trip.address(), (address, old) -> trip.isOvertaken() || entry.isOlderThan(old) ? old : entry);
        if (trip.isOvertaken()) {
            trip.basis().counters().overtaken().increment();
        }
    }

    private Optional<RenderedAnswer> aged(String address) {
        CacheEntry entry = entries.getIfPresent(address);
        if (entry == null || entry.era() != era || entry.state(System.nanoTime(), lag) == Freshness.INVALID) {
            return Optional.empty();
        }
        entry.basis().counters().stale().increment();
        return Optional.of(entry.answer());
    }

    private AtomicLong stamp(String feed) {
        return stamps.computeIfAbsent(feed, word -> new AtomicLong());
    }
}
