package dev.sluice.ingest.intake;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a room tells the intake of its feed; the intake does the rest.
 *
 * @param <E> the event as decoded, its rules as Bean Validation constraints
 * @param <R> the row as stored and announced
 */
public interface Feed<E, R> {

    /** The feed's word: its topic, its contract folder, its metric tag. */
    String name();

    /** The record that an event is decoded to. */
    Class<E> event();

    /** The natural key in a valid event's data: it must be the record's key too. */
    String key(E event);

    /** The time in a valid event's data: it must be the envelope's too. */
    Instant time(E event);

    /**
     * What makes the id of a valid event, beside its key: the same event has the same one whenever it is sent. By
     * default its time, always with three digits.
     */
    default String version(E event) {
        return Rfc3339.millis(time(event));
    }

    /** Judges a valid event by the rules that span fields, and makes it the row to store. */
    Verdict<R> judge(E event);

    /** Writes the row; it may be called again for the same event, also at the same time, with the effect of once. */
    Uni<Void> store(R row, Envelope envelope);

    /** How many events one request may bring. */
    default int eventsPerRequest() {
        return 500;
    }

    /** Whether the subject of this key was erased and must not be kept again; feeds of persons ask their tables. */
    default Uni<Boolean> isErased(String key) {
        return Uni.createFrom().item(false);
    }

    /** How what is kept under a key is erased; empty for a feed that cannot. */
    default Optional<Function<Envelope, Uni<Void>>> erasure() {
        return Optional.empty();
    }
}
