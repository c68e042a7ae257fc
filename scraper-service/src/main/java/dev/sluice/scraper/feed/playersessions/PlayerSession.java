package dev.sluice.scraper.feed.playersessions;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** The start or end of a session as published to topic {@code player-sessions}, with the archive's field names. */
@RegisterForReflection
record PlayerSession(
        String event,
        String country,
        @JsonProperty("player_id") String playerId,
        @JsonProperty("session_id") String sessionId,
        String ts) {

    /** The time of the event, in UTC unless it has a zone; empty if it is malformed. */
    Optional<Instant> time() {
        try {
            TemporalAccessor read = DateTimeFormatter.ISO_DATE_TIME.parseBest(ts, Instant::from, LocalDateTime::from);
            Instant time = read instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(read);
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            return year >= 0 && year <= 9999 ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Unique, since a session starts once and ends once. */
    String id() {
        return playerId + "/" + sessionId + ":" + event;
    }
}
