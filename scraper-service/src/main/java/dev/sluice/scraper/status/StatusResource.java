package dev.sluice.scraper.status;

import dev.sluice.runtime.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Answers how collecting is doing. */
@Path("/v1/status/scraper")
@Singleton
final class StatusResource {

    private final Counts counts;
    private final String version;
    private final Instant started =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    private final Backends backends;

    StatusResource(
            Counts counts, Backends backends, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.counts = counts;
        this.version = version;
        this.backends = backends;
    }

    @GET
    @RolesAllowed(Role.READER)
    @Operation(
            summary = "Counts, rates and backends",
            description = "Of this replica; cheap enough to be polled. Schedules and runs are at /v1/sources.")
    public Uni<Status> status() {
        return backends.look()
                .map(seen -> new Status(
                        "scraper-service",
                        version,
                        started,
                        Duration.between(started, Instant.now()).toSeconds(),
                        seen,
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
