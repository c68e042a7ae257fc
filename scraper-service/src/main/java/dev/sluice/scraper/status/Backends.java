package dev.sluice.scraper.status;

import dev.sluice.runtime.kafka.BrokerQueries;
import dev.sluice.runtime.status.Backend;
import dev.sluice.runtime.status.BackendChecks;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Checks Kafka and Redis, at most once a second for all callers. */
@Singleton
final class Backends implements BackendChecks {

    private static final Duration MAX_AGE = Duration.ofSeconds(1);
    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(2);

    private final BrokerQueries kafka;
    private final Uni<List<Backend>> backends;

    Backends(@Identifier("default-kafka-broker") Map<String, Object> kafka, ReactiveRedisDataSource redis) {
        this.kafka = new BrokerQueries(kafka, KAFKA_TIMEOUT);
        this.backends = Uni.combine()
                .all()
                .unis(Backend.check("kafka", this.kafka.clusterId()), Backend.check("redis", redis.execute("PING")))
                .with((broker, cache) -> List.of(broker, cache))
                .memoize()
                .forFixedDuration(MAX_AGE);
    }

    void stop(@Observes ShutdownEvent stop) {
        kafka.close();
    }

    @Override
    public Uni<List<Backend>> backends() {
        return backends;
    }
}
