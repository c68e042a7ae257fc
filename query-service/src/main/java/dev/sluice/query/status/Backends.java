package dev.sluice.query.status;

import dev.sluice.query.answer.InvalidationLag;
import dev.sluice.query.cassandra.CassandraReader;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What this service stands on, asked at most once a second, however many look: the API's status and the gauges. */
@Singleton
final class Backends {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Uni<Look> look;

    Backends(InvalidationLag outstanding, CassandraReader rows, ReactiveRedisDataSource redis) {
        this.look = Uni.createFrom()
                .deferred(() -> look(outstanding, rows, redis))
                .memoize()
                .forFixedDuration(FRESH);
    }

    /**
     * What they said.
     *
     * @param byTopic how many records of each topic wait; empty where nobody knows
     */
    record Look(List<Backend> all, Map<String, Long> byTopic) {

        /** How many stored events of a feed are not yet forgotten here, or null. */
        Long lag(String feed) {
            return byTopic.get(feed + ".stored");
        }
    }

    Uni<Look> look() {
        return look;
    }

    private static Uni<Look> look(InvalidationLag outstanding, CassandraReader rows, ReactiveRedisDataSource redis) {
        // Asked once for two answers: how far, and whether at all.
        Uni<Map<String, Long>> lags = outstanding.byTopic().memoize().indefinitely();
        return Uni.combine()
                .all()
                .unis(
                        Backend.ask("cassandra", rows.one("SELECT key FROM system.local")),
                        Backend.ask("kafka", lags),
                        Backend.ask("redis", redis.execute("PING")),
                        lags.ifNoItem()
                                .after(Backend.LIMIT)
                                .recoverWithItem(Map.of())
                                .onFailure()
                                .recoverWithItem(Map.of()))
                .with((cassandra, kafka, cache, behind) -> new Look(List.of(cassandra, kafka, cache), behind));
    }
}
