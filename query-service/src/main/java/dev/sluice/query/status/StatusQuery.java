package dev.sluice.query.status;

import dev.sluice.query.status.Status.FeedStatus;
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
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** REST resource {@code /v1/status/query}: rates, lag, cache, readers and backends. */
@Path("/v1/status/query")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
@Tag(name = "status", description = "Status of this service.")
final class StatusQuery {

    private final FeedMeters meters;
    private final List<String> feeds;
    private final ServiceInstance instance;
    private final Backends backends;

    StatusQuery(
            FeedMeters meters,
            Backends backends,
            @ConfigProperty(name = "sluice.feeds") List<String> feeds,
            ServiceInstance instance) {
        this.meters = meters;
        this.feeds = feeds;
        this.instance = instance;
        this.backends = backends;
    }

    @GET
    @RolesAllowed(Role.READER)
    @Operation(
            summary = "Rates, lag, cache, readers and backends",
            description = "Status of this replica; cheap enough to poll.")
    @APIResponse(responseCode = "200", description = "The current status.")
    public Uni<Status> status() {
        return backends.report()
                .map(report -> new Status(
                        "query-service",
                        instance.version(),
                        instance.started(),
                        instance.uptimeSeconds(),
                        report.backends(),
                        (long) meters.gauge("sluice.stream.readers"),
                        meters.gauge("sluice.cache.gate") == 1,
                        feeds.stream().map(feed -> feed(feed, report.lag(feed))).toList()));
    }

    private FeedStatus feed(String feed, Long lag) {
        return new FeedStatus(
                feed, meters.count(feed), meters.perSecond(feed), lag, cache("hit", feed), cache("miss", feed));
    }

    private long cache(String what, String feed) {
        return meters.count("sluice.cache", feed, "what", what);
    }
}
