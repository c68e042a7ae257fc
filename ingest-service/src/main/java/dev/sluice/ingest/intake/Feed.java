package dev.sluice.ingest.intake;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

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

    /** Judges a valid event by the rules that span fields, and makes it the row to store. */
    Verdict<R> judge(E event);

    /** Writes the row; it may be called again for the same event, also at the same time, with the effect of once. */
    Uni<Void> store(R row, Envelope envelope);
}
