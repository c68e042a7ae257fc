package dev.sluice.ingest.feed.playersessions;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The event of topic {@code player-sessions}: the start or the end of a session, with the source's field names. */
@RegisterForReflection
record PlayerSession(
        @NotNull @Pattern(regexp = "start|end", message = "must be start or end")
        String event,

        @Pattern(regexp = "[A-Z]{2}", message = "must be two upper case letters")
        String country,

        @JsonProperty("player_id") @NotNull @Pattern(regexp = "[0-9a-f]{32}", message = "must be 32 hex digits")
        String playerId,

        @JsonProperty("session_id")
        @NotNull
        @Pattern(regexp = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", message = "must be a UUID in lower case")
        String sessionId,

        @NotNull
        @Pattern(
                regexp =
                        "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})?",
                message = "must be a time such as 2026-11-20T12:48:05.520022")
        String ts) {

    boolean isStart() {
        return event.equals("start");
    }

    /** The event's time in microseconds, UTC if it has no zone. Throws DateTimeException if it does not exist. */
    Instant time() {
        boolean zoned = ts.endsWith("Z") || ts.lastIndexOf('+') > 0 || ts.lastIndexOf('-') > "2026-11-".length();
        Instant time = zoned
                ? OffsetDateTime.parse(ts).toInstant()
                : LocalDateTime.parse(ts).toInstant(ZoneOffset.UTC);
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
