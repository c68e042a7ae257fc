package dev.sluice.ingest.status;

import dev.sluice.ingest.access.Role;
import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers how the intake is doing. Backends are asked at most once a second, however many look. */
@Path("/v1/status/ingest")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "status", description = "How this service is doing.")
class StatusResource {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Counts counts;
    private final String version;
    private final Instant started =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    private final Uni<Look> look;

    StatusResource(
            Counts counts, Lag lag, Cql cql, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.counts = counts;
        this.version = version;
        this.look = Uni.createFrom().deferred(() -> look(lag, cql)).memoize().forFixedDuration(FRESH);
    }

    /** What the backends said. */
    private record Look(List<Backend> backends, Map<String, Long> lag) {}

    @GET
    @RolesAllowed(Role.READER)
    @Operation(summary = "Counts, rates, lag and backends", description = "Of this replica; cheap enough to be polled.")
    public Uni<Status> status() {
        return look.map(seen -> new Status(
                "ingest-service",
                version,
                started,
                Duration.between(started, Instant.now()).toSeconds(),
                seen.backends(),
                counts.of(Counts.MAIN).keySet().stream()
                        .map(feed -> feed(feed, seen.lag().get(feed)))
                        .toList()));
    }

    private FeedStatus feed(String feed, Long lag) {
        return new FeedStatus(
                feed,
                counts.of("sluice.received", feed),
                counts.of("sluice.stored", feed),
                counts.of("sluice.rejected", feed),
                (long) counts.gauge("sluice.in.flight", "feed", feed),
                counts.gauge("sluice.in.flight.oldest", "feed", feed),
                counts.perSecond(feed),
                lag);
    }

    private Uni<Look> look(Lag lag, Cql cql) {
        Map<String, String> groups = counts.of(Counts.MAIN).keySet().stream()
                .collect(Collectors.toMap(feed -> feed, feed -> "ingest-" + feed));
        // Asked once for two answers: how far, and whether at all.
        Uni<Map<String, Long>> lags = lag.of(groups).memoize().indefinitely();
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
