package dev.sluice.scraper.status;

import dev.sluice.runtime.access.Role;
import dev.sluice.runtime.status.FeedMeters;
import dev.sluice.runtime.status.ServiceInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** REST resource {@code /v1/status/scraper}: events published and backends. */
@Path("/v1/status/scraper")
@Singleton
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
            summary = "Counts, rates and backends",
            description = "Covers this replica only and is cheap to poll. Schedules and runs are at /v1/sources.")
    public Uni<Status> status() {
        return backends.backends()
                .map(checked -> new Status(
                        "scraper-service",
                        instance.version(),
                        instance.started(),
                        instance.uptimeSeconds(),
                        checked,
                        "/v1/sources",
                        meters.feeds("sluice.scraped").stream()
                                .map(feed -> new FeedStatus(
                                        feed,
                                        meters.count("sluice.scraped", feed),
                                        meters.count(feed),
                                        meters.perSecond(feed)))
                                .toList()));
    }
}
