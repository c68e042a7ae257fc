package dev.sluice.query.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.answer.PendingLoads.PendingLoad;
import dev.sluice.runtime.tracing.SpanSpec;
import dev.sluice.runtime.tracing.Tracing;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Reads the entities of one feed through Redis. A miss is loaded from the tables; concurrent readers of a key share the
 * load.
 */
public final class EntityCache<T> {

    private static final String ABSENT = "";

    private final String feed;
    private final Class<T> type;

    private final String fingerprint;

    private final Collaborators shared;
    private final PendingLoads<Optional<T>> loads = new PendingLoads<>();

    EntityCache(String feed, Class<T> type, Collaborators shared) {
        this.feed = feed;
        this.type = type;
        this.fingerprint = SchemaFingerprint.of(type);
        this.shared = shared;
    }

    record Collaborators(
            RedisEntityStore redis,
            RedisCircuitBreaker breaker,
            CacheMetrics metrics,
            CacheSettings settings,
            ObjectMapper mapper,
            Tracing tracing,
            StoreTraceLinks traceLinks) {}

    /**
     * Returns the entity, or empty if it does not exist.
     *
     * @param id key of its record in {@code <feed>.stored}
     * @param load reads it from the tables; its failure is passed on
     */
    public Uni<Optional<T>> read(String id, Supplier<Uni<Optional<T>>> load) {
        Context request = shared.tracing().current();
        shared.traceLinks().link(feed, id, request);
        return loads.join(id, pending -> lookUp(id).chain(before -> {
            Optional<Optional<T>> hit = before.json().flatMap(this::parse);
            if (hit.isPresent()) {
                shared.metrics().count(feed, "hit");
                return Uni.createFrom().item(hit.get());
            }
            return shared.tracing()
                    .in(request, () -> SpanSpec.load(feed), span -> load.get())
                    .invoke(entity -> store(pending, id, before, entity));
        }));
    }

    void invalidate(String id) {
        loads.invalidate(id);
    }

    void invalidateAll() {
        loads.invalidateAll();
    }

    private Uni<RedisLookup> lookUp(String id) {
        if (!shared.breaker().isRedisUsed()) {
            shared.metrics().count(feed, "skipped");
            return Uni.createFrom().item(RedisLookup.UNKNOWN);
        }
        return shared.redis()
                .lookUp(feed, id)
                .invoke(lookup -> {
                    shared.breaker().recordSuccess();
                    if (lookup.json().isEmpty()) {
                        shared.metrics().count(feed, "miss");
                    }
                    if (!lookup.canStore()) {
                        // Redis was emptied.
                        shared.redis().ensureEpoch().subscribe().with(done -> {}, this::recordFailure);
                    }
                })
                .onFailure()
                .invoke(this::recordFailure)
                .onFailure()
                .recoverWithItem(RedisLookup.UNKNOWN);
    }

    /** Stores without delaying the response. */
    private void store(PendingLoad<?> pending, String id, RedisLookup before, Optional<T> entity) {
        if (!before.canStore() || !shared.breaker().isRedisUsed()) {
            return;
        }
        if (pending.isStale()) {
            shared.metrics().count(feed, "overtaken");
            return;
        }
        shared.redis()
                .store(feed, id, before, entity.map(this::write).orElse(ABSENT), lifetime(entity.isPresent()))
                .subscribe()
                .with(stored -> shared.metrics().count(feed, stored ? "store" : "overtaken"), this::recordFailure);
    }

    private Duration lifetime(boolean present) {
        Duration base =
                present ? shared.settings().lifetime() : shared.settings().absence();
        return Duration.ofMillis(
                (long) (base.toMillis() * ThreadLocalRandom.current().nextDouble(0.9, 1.1)));
    }

    private void recordFailure(Throwable failure) {
        shared.metrics().count(feed, "error");
        shared.breaker().recordFailure(failure);
    }

    /** Empty if the entry cannot be read, for instance because another version stored it; it is then loaded. */
    private Optional<Optional<T>> parse(String entry) {
        if (entry.equals(ABSENT)) {
            return Optional.of(Optional.empty());
        }
        if (!entry.startsWith(fingerprint)) {
            shared.metrics().count(feed, "form");
            return Optional.empty();
        }
        try {
            return Optional.of(Optional.of(shared.mapper().readValue(entry.substring(fingerprint.length()), type)));
        } catch (JsonProcessingException e) {
            shared.metrics().count(feed, "error");
            return Optional.empty();
        }
    }

    private String write(T entity) {
        try {
            return fingerprint + shared.mapper().writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
