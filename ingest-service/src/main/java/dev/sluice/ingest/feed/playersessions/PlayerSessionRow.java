package dev.sluice.ingest.feed.playersessions;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * The start or end of a session as stored and announced.
 *
 * @param event {@code start} or {@code end}
 * @param country null for an end
 * @param at the event's time
 */
@RegisterForReflection
record PlayerSessionRow(String event, String sessionId, String playerId, String country, Instant at) {

    static PlayerSessionRow of(PlayerSession session) {
        return new PlayerSessionRow(
                session.event(),
                session.sessionId(),
                session.playerId(),
                session.isStart() ? session.country() : null,
                session.time());
    }

    boolean isStart() {
        return event.equals("start");
    }
}
