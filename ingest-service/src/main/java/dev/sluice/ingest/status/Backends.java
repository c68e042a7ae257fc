package dev.sluice.ingest.status;

import dev.sluice.ingest.cassandra.CqlExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What this service stands on, asked at most once a second, however many look: the API's status and the gauges. */
@Singleton
final class Backends {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Counts counts;
    private final Uni<Look> look;

    Backends(Counts counts, Lag lag, CqlExecutor cql) {
        this.counts = counts;
        this.look = Uni.createFrom().deferred(() -> look(lag, cql)).memoize().forFixedDuration(FRESH);
    }

    /**
     * What they said.
     *
     * @param lag of each feed; empty where nobody knows
     */
    record Look(List<Backend> all, Map<String, Long> lag) {}

    Uni<Look> look() {
        return look;
    }

    /** The group that settles each feed's events, by the feed, which is its topic too. */
    Map<String, String> groups() {
        return counts.of(Counts.MAIN).keySet().stream()
                .collect(Collectors.toMap(feed -> feed, feed -> "ingest-" + feed));
    }

    private Uni<Look> look(Lag lag, CqlExecutor cql) {
        // Asked once for two answers: how far, and whether at all.
        Uni<Map<String, Long>> lags = lag.of(groups()).memoize().indefinitely();
        return Uni.combine()
                .all()
                .unis(
                        Backend.ask("cassandra", cql.read("SELECT key FROM system.local")),
                        Backend.ask("kafka", lags),
                        lags.ifNoItem()
                                .after(Backend.LIMIT)
                                .recoverWithItem(Map.of())
                                .onFailure()
                                .recoverWithItem(Map.of()))
                .with((cassandra, kafka, behind) -> new Look(List.of(cassandra, kafka), behind));
    }
}
