package dev.sluice.query.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.trace.Step;
import dev.sluice.query.trace.Traces;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * One feed's entities, read through Redis. What a room asks for comes from Redis if it counts there, else from the
 * room's own load, which all who ask at that moment share.
 */
public final class EntityCache<T> {

    /** How an absence is stored. */
    private static final String NONE = "";

    private final String feed;
    private final Class<T> type;
    /** Stands before the JSON in Redis. */
    private final String form;

    private final Collaborators parts;
    private final PendingLoads<Optional<T>> flights = new PendingLoads<>();

    EntityCache(String feed, Class<T> type, Collaborators parts) {
        this.feed = feed;
        this.type = type;
        this.form = SchemaFingerprint.of(type);
        this.parts = parts;
    }

    /** What all feeds share. */
    record Collaborators(
            RedisEntityStore redis,
            RedisCircuitBreaker gate,
            CacheMetrics metrics,
            CacheSettings settings,
            ObjectMapper mapper,
            Traces traces,
            StoreTraceLinks origins) {}

    /**
     * The entity, or empty if there is none.
     *
     * @param id its key, as records of {@code <feed>.stored} carry it
     * @param load reads it from the tables; its failure is the reader's
     */
    public Uni<Optional<T>> read(String id, Supplier<Uni<Optional<T>>> load) {
        Context request = parts.traces().current();
        parts.origins().link(feed, id, request);
        return flights.join(id, flight -> look(id).chain(seen -> {
            Optional<Optional<T>> hit = seen.json().flatMap(this::parse);
            if (hit.isPresent()) {
                parts.metrics().count(feed, "hit");
                return Uni.createFrom().item(hit.get());
            }
            return parts.traces()
                    .in(request, () -> Step.load(feed), span -> load.get())
                    .invoke(found -> store(flight, id, seen, found));
        }));
    }

    void forget(String id) {
        flights.forget(id);
    }

    void forgetAll() {
        flights.forgetAll();
    }

    private Uni<RedisLookup> look(String id) {
        if (!parts.gate().isOpen()) {
            parts.metrics().count(feed, "skipped");
            return Uni.createFrom().item(RedisLookup.NOTHING);
        }
        return parts.redis()
                .look(feed, id)
                .invoke(seen -> {
                    parts.gate().worked();
                    seen.json().ifPresentOrElse(hit -> {}, () -> parts.metrics().count(feed, "miss"));
                    if (!seen.mayStore()) {
                        // Somebody emptied Redis.
                        parts.redis().ensureEpoch().subscribe().with(done -> {}, this::failed);
                    }
                })
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .recoverWithItem(RedisLookup.NOTHING);
    }

    /** Nobody waits for it: the answer is already on its way. */
    private void store(PendingLoad<?> flight, String id, RedisLookup seen, Optional<T> found) {
        if (!seen.mayStore() || !parts.gate().isOpen()) {
            return;
        }
        if (flight.isOvertaken()) {
            parts.metrics().count(feed, "overtaken");
            return;
        }
        parts.redis()
                .store(feed, id, seen, found.map(this::write).orElse(NONE), lifetime(found.isPresent()))
                .subscribe()
                .with(stored -> parts.metrics().count(feed, stored ? "store" : "overtaken"), this::failed);
    }

    private Duration lifetime(boolean present) {
        Duration whole =
                present ? parts.settings().lifetime() : parts.settings().absence();
        return Duration.ofMillis(
                (long) (whole.toMillis() * ThreadLocalRandom.current().nextDouble(0.9, 1.1)));
    }

    private void failed(Throwable failure) {
        parts.metrics().count(feed, "error");
        parts.gate().failed(failure);
    }

    /** The outer empty says that the entry cannot be read, as one of another version's form: then it is loaded. */
    private Optional<Optional<T>> parse(String entry) {
        if (entry.equals(NONE)) {
            return Optional.of(Optional.empty());
        }
        if (!entry.startsWith(form)) {
            parts.metrics().count(feed, "form");
            return Optional.empty();
        }
        try {
            return Optional.of(Optional.of(parts.mapper().readValue(entry.substring(form.length()), type)));
        } catch (JsonProcessingException e) {
            parts.metrics().count(feed, "error");
            return Optional.empty();
        }
    }

    private String write(T found) {
        try {
            return form + parts.mapper().writeValueAsString(found);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
