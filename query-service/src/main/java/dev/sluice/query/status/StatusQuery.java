package dev.sluice.query.status;

import dev.sluice.query.access.Role;
import dev.sluice.query.cache.Outstanding;
import dev.sluice.query.rows.Rows;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers how reading is doing. Backends are asked at most once a second, however many look. */
@Path("/v1/status/query")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
@Tag(name = "status", description = "How this service is doing.")
final class StatusQuery {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Counts counts;
    private final List<String> feeds;
    private final String version;
    private final Instant started =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    private final Uni<Look> look;

    StatusQuery(
            Counts counts,
            Outstanding outstanding,
            Rows rows,
            ReactiveRedisDataSource redis,
            @ConfigProperty(name = "sluice.feeds") List<String> feeds,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.counts = counts;
        this.feeds = feeds;
        this.version = version;
        this.look = Uni.createFrom()
                .deferred(() -> look(outstanding, rows, redis))
                .memoize()
                .forFixedDuration(FRESH);
    }

    /** What the backends said. */
    private record Look(List<Backend> backends, Map<String, Long> lag) {}

    @GET
    @RolesAllowed(Role.READER)
    @Operation(
            summary = "Rates, lag, cache, readers and backends",
            description = "Of this replica; cheap enough to be polled.")
    @APIResponse(responseCode = "200", description = "Now.")
    public Uni<Status> status() {
        return look.map(seen -> new Status(
                "query-service",
                version,
                started,
                Duration.between(started, Instant.now()).toSeconds(),
                seen.backends(),
                (long) counts.gauge("sluice.stream.readers"),
                counts.gauge("sluice.cache.gate") == 1,
                feeds.stream()
                        .map(feed -> feed(feed, seen.lag().get(feed + ".stored")))
                        .toList()));
    }

    private FeedStatus feed(String feed, Long lag) {
        return new FeedStatus(
                feed,
                counts.of(Counts.MAIN, feed),
                counts.perSecond(feed),
                lag,
                cache("hit", feed),
                cache("miss", feed));
    }

    private long cache(String what, String feed) {
        return counts.of("sluice.cache", "what", what, "feed", feed)
                .getOrDefault(feed, 0.0)
                .longValue();
    }

    private Uni<Look> look(Outstanding outstanding, Rows rows, ReactiveRedisDataSource redis) {
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
