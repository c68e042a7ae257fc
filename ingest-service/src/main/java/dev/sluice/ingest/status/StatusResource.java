package dev.sluice.ingest.status;

import dev.sluice.runtime.access.Role;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers how the intake is doing. */
@Path("/v1/status/ingest")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "status", description = "How this service is doing.")
class StatusResource {

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
    @Operation(summary = "Counts, rates, lag and backends", description = "Of this replica; cheap enough to be polled.")
    public Uni<Status> status() {
        return backends.look()
                .map(seen -> new Status(
                        "ingest-service",
                        version,
                        started,
                        Duration.between(started, Instant.now()).toSeconds(),
                        seen.all(),
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
}
