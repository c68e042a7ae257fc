package dev.sluice.ingest.status;

import dev.sluice.ingest.status.Status.FeedStatus;
import dev.sluice.runtime.access.Role;
import dev.sluice.runtime.status.FeedMeters;
import dev.sluice.runtime.status.ServiceInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** REST resource {@code /v1/status/ingest}: events, rates, lag and backends. */
@Path("/v1/status/ingest")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
@Tag(name = "status", description = "Status of this service.")
final class StatusResource {

    private final FeedMeters meters;
    private final ServiceInstance instance;
    private final Backends backends;

    StatusResource(FeedMeters meters, Backends backends, ServiceInstance instance) {
        this.meters = meters;
        this.instance = instance;
        this.backends = backends;
    }

    @GET
    @RolesAllowed(Role.READER)
    @Operation(
            summary = "Counts, rates, lag and backends",
            description = "Status of this replica; cheap enough to poll.")
    public Uni<Status> status() {
        return backends.report()
                .map(report -> new Status(
                        "ingest-service",
                        instance.version(),
                        instance.started(),
                        instance.uptimeSeconds(),
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
