package dev.sluice.ingest.intake;

import dev.sluice.ingest.cassandra.BoundWrite;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A feed as its package defines it; {@link Intake} does the rest.
 *
 * @param <E> the event as decoded, with Bean Validation constraints
 * @param <R> the row as stored and announced
 */
public interface Feed<E, R> {

    /** The feed's name: that of its topic, contract folder and metric tag. */
    String name();

    /** The type that events are decoded to. */
    Class<E> event();

    /** The natural key in a valid event's data, which must equal the record's key. */
    String key(E event);

    /** The time in a valid event's data, which must equal the envelope's. */
    Instant time(E event);

    /**
     * The part of a valid event's id after its key; deterministic, so that an event has the same id whenever it is sent.
     * By default its time in milliseconds.
     */
    default String version(E event) {
        return Rfc3339.millis(time(event));
    }

    /** Checks the rules that span fields, and converts the event to the row to store. */
    Verdict<R> validate(E event);

    /** The table rows of an event, at least one; each is an idempotent write with a time of its own. */
    List<BoundWrite> rows(R row, Envelope envelope);

    /** The maximum number of events in a request. */
    default int eventsPerRequest() {
        return 500;
    }

    /** Those of the keys whose persons were erased and must not be stored again; asked only of feeds with erasure. */
    default Uni<Set<String>> erased(Set<String> keys) {
        return Uni.createFrom().item(Set.of());
    }

    /** The writes that erase what is stored under an envelope's subject; empty for a feed without persons. */
    default Optional<Function<Envelope, List<BoundWrite>>> erasure() {
        return Optional.empty();
    }
}
