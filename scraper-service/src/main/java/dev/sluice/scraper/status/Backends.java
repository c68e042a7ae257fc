package dev.sluice.scraper.status;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** What this service stands on, asked at most once a second, however many look: the API's status and the gauges. */
@Singleton
final class Backends {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Uni<List<Backend>> look;

    Backends(Cluster kafka, ReactiveRedisDataSource redis) {
        this.look = Uni.combine()
                .all()
                .unis(Backend.ask("kafka", kafka.id()), Backend.ask("redis", redis.execute("PING")))
                .with((broker, memory) -> List.of(broker, memory))
                .memoize()
                .forFixedDuration(FRESH);
    }

    Uni<List<Backend>> look() {
        return look;
    }
}
