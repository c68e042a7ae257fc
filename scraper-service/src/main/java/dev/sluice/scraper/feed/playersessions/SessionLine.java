package dev.sluice.scraper.feed.playersessions;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.runtime.Fingerprint;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.OutboundEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A line of an archive: a session's event, or any other text, which is published unchanged, so that ingest-service rejects
 * it with its reasons.
 */
final class SessionLine {

    private static final ObjectReader JSON = JsonMapper.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final byte[] bytes;

    /** Null if the line is not an event with all essential fields. */
    private final PlayerSession session;

    private SessionLine(byte[] bytes, PlayerSession session) {
        this.bytes = bytes;
        this.session = session;
    }

    /** Parses a line, given without its line break. */
    static SessionLine of(byte[] bytes) {
        return new SessionLine(bytes, session(bytes));
    }

    /** The day (UTC) of the event; empty if it has none. */
    Optional<LocalDate> day() {
        return Optional.ofNullable(session)
                .flatMap(PlayerSession::time)
                .map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    OutboundEvent event(Instant replayedAt, String scrapeId) {
        String type = "dev.sluice.playersession.v1";
        if (session == null) {
            String hash = Fingerprint.of(bytes);
            String key = "none/" + hash;
            return new OutboundEvent(
                    "player-sessions", type, key, key + "/" + hash, EventJson.micros(replayedAt), scrapeId, bytes);
        }
        String time = EventJson.micros(session.time().orElse(replayedAt));
        return new OutboundEvent("player-sessions", type, session.playerId(), session.id(), time, scrapeId, session);
    }

    private static PlayerSession session(byte[] bytes) {
        try {
            JsonNode line = JSON.readTree(bytes);
            JsonNode country = line.path("country");
            PlayerSession session = new PlayerSession(
                    line.path("event").textValue(),
                    country.textValue(),
                    line.path("player_id").textValue(),
                    line.path("session_id").textValue(),
                    line.path("ts").textValue());
            boolean whole = session.event() != null
                    && (country.isTextual() || country.isNull() || country.isMissingNode())
                    && session.playerId() != null
                    && !session.playerId().isBlank()
                    && session.sessionId() != null
                    && session.ts() != null
                    && session.time().isPresent();
            return whole ? session : null;
        } catch (IOException e) {
            return null;
        }
    }
}
