package dev.sluice.bench.bare;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDateTime;

/** An event of the player sessions feed. */
record PlayerSession(
        String event,
        String country,
        @JsonProperty("player_id") String playerId,
        @JsonProperty("session_id") String sessionId,
        LocalDateTime ts) {}
