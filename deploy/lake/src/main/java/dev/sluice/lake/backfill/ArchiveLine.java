package dev.sluice.lake.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A line of an archive, converted to the row and envelope that ingest-service would have stored. A line that it would have
 * rejected is kept unchanged, for silver to quarantine.
 *
 * @param key of the record: the player, or {@code none/} and a hash of the line
 * @param id of the event
 * @param time of the event, RFC 3339 in UTC; null if the line has none
 * @param value the row as stored, or the line
 * @param day of the event; null if the line has none
 */
record ArchiveLine(String key, String id, String time, String value, LocalDate day) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static ArchiveLine of(String line) {
        try {
            JsonNode event = JSON.readTree(line);
            Instant time = time(event.path("ts").asText(""));
            return event.isObject() && time != null ? stored(event, time, line) : unreadable(line);
        } catch (JsonProcessingException e) {
            return unreadable(line);
        }
    }

    private static ArchiveLine stored(JsonNode event, Instant time, String line) {
        ObjectNode row = JSON.createObjectNode();
        row.set("event", event.path("event"));
        row.set("sessionId", event.path("session_id"));
        row.set("playerId", event.path("player_id"));
        row.set("country", event.path("event").asText("").equals("start") ? event.get("country") : null);
        row.put("at", time.toString());
        String player = event.path("player_id").asText("");
        String key = player.isEmpty() ? none(line) : player;
        String id = key + "/" + event.path("session_id").asText("") + ":"
                + event.path("event").asText("");
        return new ArchiveLine(
                key,
                id,
                time.toString(),
                row.toString(),
                time.atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static ArchiveLine unreadable(String line) {
        return new ArchiveLine(none(line), none(line), null, line, null);
    }

    /** Truncates to microseconds; a time without a zone is UTC. */
    private static Instant time(String text) {
        try {
            boolean zoned = text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)");
            Instant time = zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            return time.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String none(String line) {
        return "none/" + DigestUtils.sha256Hex(line).substring(0, 16);
    }
}
