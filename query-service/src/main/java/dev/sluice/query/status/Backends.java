package dev.sluice.query.status;

import dev.sluice.query.answer.InvalidationLag;
import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.runtime.status.Backend;
import dev.sluice.runtime.status.BackendChecks;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Checks Cassandra, Kafka and Redis and reads the invalidation lag, at most once a second for all callers. */
@Singleton
final class Backends implements BackendChecks {

    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final Uni<BackendReport> report;

    Backends(InvalidationLag outstanding, CassandraReader rows, ReactiveRedisDataSource redis) {
        this.report = Uni.createFrom()
                .deferred(() -> check(outstanding, rows, redis))
                .memoize()
                .forFixedDuration(MAX_AGE);
    }

    /**
     * The result of a check.
     *
     * @param byTopic records of each topic not invalidated yet; empty where Kafka did not answer
     */
    record BackendReport(List<Backend> backends, Map<String, Long> byTopic) {

        /** Stored events of a feed that are not invalidated yet; null where Kafka did not answer. */
        Long lag(String feed) {
            return byTopic.get(feed + ".stored");
        }
    }

    Uni<BackendReport> report() {
        return report;
    }

    @Override
    public Uni<List<Backend>> backends() {
        return report.map(BackendReport::backends);
    }

    private static Uni<BackendReport> check(
            InvalidationLag outstanding, CassandraReader rows, ReactiveRedisDataSource redis) {
        // One query for two results: the lag, and whether Kafka is available.
        Uni<Map<String, Long>> lag = outstanding.byTopic().memoize().indefinitely();
        return Uni.combine()
                .all()
                .unis(
                        Backend.check("cassandra", rows.one("SELECT key FROM system.local")),
                        Backend.check("kafka", lag),
                        Backend.check("redis", redis.execute("PING")),
                        lag.ifNoItem()
                                .after(Backend.TIMEOUT)
                                .recoverWithItem(Map.of())
                                .onFailure()
                                .recoverWithItem(Map.of()))
                .with((cassandra, kafka, cache, byTopic) ->
                        new BackendReport(List.of(cassandra, kafka, cache), byTopic));
    }
}
