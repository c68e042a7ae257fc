package dev.sluice.scraper.status;

import dev.sluice.scraper.access.Roles;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Answers how collecting is doing. Backends are asked at most once a second, however many look. */
@Path("/v1/status/scraper")
@Singleton
final class StatusResource {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Counts counts;
    private final String version;
    private final Instant started =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    private final Uni<List<Backend>> look;

    StatusResource(
            Counts counts,
            Cluster kafka,
            ReactiveRedisDataSource redis,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.counts = counts;
        this.version = version;
        this.look = Uni.combine()
                .all()
                .unis(Backend.ask("kafka", kafka.id()), Backend.ask("redis", redis.execute("PING")))
                .with((broker, memory) -> List.of(broker, memory))
                .memoize()
                .forFixedDuration(FRESH);
    }

    @GET
    @RolesAllowed(Roles.READER)
    @Operation(
            summary = "Counts, rates and backends",
            description = "Of this replica; cheap enough to be polled. Schedules and runs are at /v1/sources.")
    public Uni<Status> status() {
        return look.map(backends -> new Status(
                "scraper-service",
                version,
                started,
                Duration.between(started, Instant.now()).toSeconds(),
                backends,
                "/v1/sources",
                counts.of("sluice.scraped").keySet().stream()
                        .map(feed -> new FeedStatus(
                                feed,
                                counts.of("sluice.scraped", feed),
                                counts.of(Counts.MAIN, feed),
                                counts.perSecond(feed)))
                        .toList()));
    }
}
