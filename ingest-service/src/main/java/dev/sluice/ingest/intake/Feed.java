package dev.sluice.ingest.intake;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
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

    /** Writes the row. Idempotent: may be called repeatedly and concurrently for the same event. */
    Uni<Void> store(R row, Envelope envelope);

    /** The maximum number of events in a request. */
    default int eventsPerRequest() {
        return 500;
    }

    /** Whether the person with this key was erased and must not be stored again; false for feeds without persons. */
    default Uni<Boolean> isErased(String key) {
        return Uni.createFrom().item(false);
    }

    /** Erases everything stored under an envelope's subject; empty for a feed that does not support erasure. */
    default Optional<Function<Envelope, Uni<Void>>> erasure() {
        return Optional.empty();
    }
}
