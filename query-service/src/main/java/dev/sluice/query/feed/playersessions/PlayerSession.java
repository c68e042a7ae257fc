package dev.sluice.query.feed.playersessions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A session as known from its start and end; complete with both. */
@Schema(
        description = "A session. Fields of its start or end are null until that event arrives.",
        examples = PlayerSession.EXAMPLE)
record PlayerSession(
        String sessionId,
        String playerId,
        @Schema(description = "complete or open.") String status,

        @Schema(description = "Country of the start, ISO 3166-1 alpha-2.")
        String country,

        Instant startedAt,
        Instant endedAt,
        Long durationSeconds,
        List<String> warnings) {

    static final String COMPLETE = "complete";
    static final String OPEN = "open";

    static final String EXAMPLE = """
            {"sessionId": "4a0c43c9-c43a-42ff-ba55-67563dfa35d4", "playerId": "0a2d12a1a7e145de8bae44c0c6e06629",
             "status": "complete", "country": "FI", "startedAt": "2026-11-20T12:48:05.520Z",
             "endedAt": "2026-11-20T12:49:05.520Z", "durationSeconds": 60, "warnings": []}""";

    /** An end before the start yields no duration but a warning. */
    static PlayerSession of(String sessionId, String playerId, String country, Instant startedAt, Instant endedAt) {
        boolean complete = startedAt != null && endedAt != null;
        boolean backwards = complete && endedAt.isBefore(startedAt);
        return new PlayerSession(
                sessionId,
                playerId,
                complete ? COMPLETE : OPEN,
                country,
                startedAt,
                endedAt,
                complete && !backwards ? Duration.between(startedAt, endedAt).toSeconds() : null,
                backwards ? List.of("endedAt: before the start") : List.of());
    }

    boolean isComplete() {
        return status.equals(COMPLETE);
    }
}
