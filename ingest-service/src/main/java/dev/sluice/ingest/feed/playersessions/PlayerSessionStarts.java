package dev.sluice.ingest.feed.playersessions;

import dev.sluice.ingest.cassandra.BoundWrite;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Table {@code player_session_start_by_country_hour}: the starts that {@link PlayerSessionCounts} counts. */
final class PlayerSessionStarts {

    static final int SHARDS = 4;

    private static final String UPSERT = """
            INSERT INTO sluice.player_session_start_by_country_hour (country, hour, shard, started_at, session_id, player_id)
            VALUES (?, ?, ?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private PlayerSessionStarts() {}

    static BoundWrite write(PlayerSessionRow start, long writeTime, int ttl) {
        return BoundWrite.of(
                UPSERT,
                start.country(),
                hour(start.at()),
                Math.floorMod(start.sessionId().hashCode(), SHARDS),
                start.at(),
                start.sessionId(),
                start.playerId(),
                writeTime,
                ttl);
    }

    static Instant hour(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }
}
