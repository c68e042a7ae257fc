package dev.sluice.ingest.feed.playersessions;

import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Table {@code player_session_start_by_country_hour}: the starts themselves, which {@link PlayerSessionCounts} counts. */
@ApplicationScoped
class PlayerSessionStarts {

    static final int SHARDS = 4;

    private static final String UPSERT = """
            INSERT INTO sluice.player_session_start_by_country_hour (country, hour, shard, started_at, session_id, player_id)
            VALUES (?, ?, ?, ?, ?, ?)
            USING TIMESTAMP ? AND TTL ?""";

    private final Cql cql;

    PlayerSessionStarts(Cql cql) {
        this.cql = cql;
    }

    Uni<Void> write(PlayerSessionHalf start, long written, int ttl) {
        return cql.write(
                UPSERT,
                start.country(),
                hour(start.at()),
                Math.floorMod(start.sessionId().hashCode(), SHARDS),
                start.at(),
                start.sessionId(),
                start.playerId(),
                written,
                ttl);
    }

    static Instant hour(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }
}
