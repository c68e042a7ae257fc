package dev.sluice.ingest.feed.playersessions;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * The start or the end of a session as stored, announced on {@code player-sessions.stored}.
 *
 * @param event start or end
 * @param sessionId of the session
 * @param playerId whose session it is
 * @param country where it started; null for an end
 * @param at the event's time
 */
@RegisterForReflection
record PlayerSessionHalf(String event, String sessionId, String playerId, String country, Instant at) {

    static PlayerSessionHalf of(PlayerSession session) {
        return new PlayerSessionHalf(
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
