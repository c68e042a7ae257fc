package dev.sluice.query.feed.playersessions;

import dev.sluice.query.FakeIngestService;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Stores player sessions and counts as the contract's tables define them. */
@Singleton
class SessionFixtures {

    private final FakeIngestService ingest;
    private final Map<String, Long> byHour = new LinkedHashMap<>();
    private final Map<String, Long> byDay = new LinkedHashMap<>();

    SessionFixtures(FakeIngestService ingest) {
        this.ingest = ingest;
    }

    /** Stores a session from its halves, each of which may be missing. */
    void session(String id, String player, String country, String started, String ended) {
        Map<String, Object> all = new HashMap<>(Map.of("session_id", id, "player_id", player));
        all.put("country", country);
        all.put("started_at", started);
        all.put("ended_at", ended);
        ingest.storeRow("player_session_by_id", all);
    }

    /** Stores a row of the list of complete sessions, true or not. */
    void listedAsComplete(String player, String ended, String id) {
        ingest.storeRow(
                "player_session_complete_by_player", Map.of("player_id", player, "ended_at", ended, "session_id", id));
    }

    /** Stores a row of the list of open sessions, true or not. */
    void listedAsOpen(String player, String id) {
        ingest.storeRow("player_session_open_by_player", Map.of("player_id", player, "session_id", id));
    }

    /** Stores a start with its counts; returns the session's id. */
    String start(String country, Instant at) {
        String id = UUID.randomUUID().toString();
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        String day = at.toString().substring(0, 10);
        ingest.storeRow(
                "player_session_start_by_country_hour",
                Map.of(
                        "country",
                        country,
                        "hour",
                        hour.toString(),
                        "shard",
                        Math.floorMod(id.hashCode(), 4),
                        "started_at",
                        at.toString(),
                        "session_id",
                        id,
                        "player_id",
                        "0a2d12a1a7e145de8bae44c0c6e06629"));
        ingest.storeRow(
                "player_session_start_count_by_day",
                Map.of(
                        "day",
                        day,
                        "country",
                        country,
                        "hour",
                        hour.toString(),
                        "starts",
                        byHour.merge(country + hour, 1L, Long::sum)));
        ingest.storeRow(
                "player_session_start_count_by_month",
                Map.of(
                        "month",
                        day.substring(0, 7),
                        "day",
                        day,
                        "country",
                        country,
                        "starts",
                        byDay.merge(country + day, 1L, Long::sum)));
        return id;
    }
}
