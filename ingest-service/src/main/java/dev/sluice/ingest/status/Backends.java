package dev.sluice.ingest.status;

import dev.sluice.ingest.cassandra.CqlExecutor;
import dev.sluice.runtime.kafka.BrokerQueries;
import dev.sluice.runtime.kafka.PartitionLag;
import dev.sluice.runtime.status.Backend;
import dev.sluice.runtime.status.BackendChecks;
import dev.sluice.runtime.status.FeedMeters;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks Cassandra and Kafka and reads the lag of each feed, at most once a second for all callers. */
@Singleton
final class Backends implements BackendChecks {

    private static final Duration MAX_AGE = Duration.ofSeconds(1);
    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(2);

    private final FeedMeters meters;
    private final BrokerQueries kafka;
    private final Uni<BackendReport> report;

    Backends(FeedMeters meters, @Identifier("default-kafka-broker") Map<String, Object> kafka, CqlExecutor cql) {
        this.meters = meters;
        this.kafka = new BrokerQueries(kafka, KAFKA_TIMEOUT);
        this.report = Uni.createFrom().deferred(() -> check(cql)).memoize().forFixedDuration(MAX_AGE);
    }

    /**
     * The result of a check.
     *
     * @param lag events by feed that are not settled; empty where Kafka did not answer
     */
    record BackendReport(List<Backend> backends, Map<String, Long> lag) {}

    void stop(@Observes ShutdownEvent stop) {
        kafka.close();
    }

    Uni<BackendReport> report() {
        return report;
    }

    @Override
    public Uni<List<Backend>> backends() {
        return report.map(BackendReport::backends);
    }

    /** The lag of every partition of the feeds' topics; fails while Kafka is unavailable. */
    Uni<List<PartitionLag>> lag() {
        return kafka.lag(groups());
    }

    /** The group that settles each feed's events, by the feed, which is also its topic. */
    private Map<String, String> groups() {
        return meters.feeds().stream().collect(Collectors.toMap(feed -> feed, feed -> "ingest-" + feed));
    }

    private Uni<BackendReport> check(CqlExecutor cql) {
        // One query for two results: the lag, and whether Kafka is available.
        Uni<Map<String, Long>> lag = lag().map(partitions -> PartitionLag.byTopic(partitions, PartitionLag::events))
                .memoize()
                .indefinitely();
        return Uni.combine()
                .all()
                .unis(
                        Backend.check("cassandra", cql.read("SELECT key FROM system.local")),
                        Backend.check("kafka", lag),
                        lag.ifNoItem()
                                .after(Backend.TIMEOUT)
                                .recoverWithItem(Map.of())
                                .onFailure()
                                .recoverWithItem(Map.of()))
                .with((cassandra, broker, byFeed) -> new BackendReport(List.of(cassandra, broker), byFeed));
    }
}
