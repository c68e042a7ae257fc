package dev.sluice.ingest.status;

import dev.sluice.ingest.status.Status.FeedStatus;
import dev.sluice.runtime.access.Role;
import dev.sluice.runtime.status.FeedMeters;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** REST resource {@code /v1/status/ingest}: events, rates, lag and backends. */
@Path("/v1/status/ingest")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
@Tag(name = "status", description = "How this service is doing.")
final class StatusResource {

    private final FeedMeters meters;
    private final String version;
    private final Instant started =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    private final Backends backends;

    StatusResource(
            FeedMeters meters,
            Backends backends,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.meters = meters;
        this.version = version;
        this.backends = backends;
    }

    @GET
    @RolesAllowed(Role.READER)
    @Operation(summary = "Counts, rates, lag and backends", description = "Of this replica; cheap enough to be polled.")
    public Uni<Status> status() {
        return backends.report()
                .map(report -> new Status(
                        "ingest-service",
                        version,
                        started,
                        Duration.between(started, Instant.now()).toSeconds(),
                        report.backends(),
                        meters.feeds().stream()
                                .map(feed -> feed(feed, report.lag().get(feed)))
                                .toList()));
    }

    private FeedStatus feed(String feed, Long lag) {
        return new FeedStatus(
                feed,
                meters.count("sluice.received", feed),
                meters.count("sluice.stored", feed),
                meters.count("sluice.rejected", feed),
                (long) meters.gauge("sluice.in.flight", "feed", feed),
                meters.gauge("sluice.in.flight.oldest", "feed", feed),
                meters.perSecond(feed),
                lag);
    }
}
