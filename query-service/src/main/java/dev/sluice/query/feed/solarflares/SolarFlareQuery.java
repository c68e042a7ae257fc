package dev.sluice.query.feed.solarflares;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.answer.EntityCache;
import dev.sluice.query.answer.EntityCaches;
import dev.sluice.query.cassandra.KeysetPosition;
import dev.sluice.query.export.Export;
import dev.sluice.query.export.ExportableList;
import dev.sluice.query.export.ExportableList.ListRequest;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.Problems;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** REST resource {@code /v1/solar-flares}: lists from the months, single flares through the cache. */
@Path("/v1/solar-flares")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "solar-flares", description = "Solar flares from NASA DONKI in their newest version.")
final class SolarFlareQuery {

    private static final ExportableList<SolarFlare, KeysetPosition> LIST =
            new ExportableList<>("solar-flares", SolarFlare.class, SolarFlareTable.LIST, KeysetPosition::parse);

    private final SolarFlareTable table;
    private final SolarNotificationTable notifications;
    private final EntityCache<SolarFlare> cached;

    SolarFlareQuery(SolarFlareTable table, SolarNotificationTable notifications, EntityCaches caches) {
        this.table = table;
        this.notifications = notifications;
        this.cached = caches.of("solar-flares", SolarFlare.class);
    }

    @GET
    @CachedAnswer(feeds = "solar-flares")
    @Operation(
            summary = "List flares",
            description = "Flares that match all filters, newest first by the time in the id. "
                    + "A page may be short or empty and still have a `next`.")
    @APIResponse(responseCode = "200", description = "A page of flares.")
    public Uni<Page<SolarFlare>> list(@BeanParam SolarFlareListParameters asked) {
        return request(asked).page();
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<SolarFlare> export(@BeanParam SolarFlareListParameters asked) {
        return request(asked).export();
    }

    @GET
    @CachedAnswer(
            feeds = {"solar-flares", "solar-notifications"},
            exact = true)
    @Path("{id}")
    @Operation(summary = "One flare", description = "The newest version, with the notifications that name it.")
    @APIResponse(responseCode = "200", description = "The flare.")
    public Uni<SolarFlare> one(
            @Parameter(description = "DONKI id.", example = "2017-09-06T11:53:00-FLR-001") @RestPath String id) {
        Problems.requireId(id, "flare");
        // Not cached with the flare: a stored notification announces its own id, not the flares it names.
        return cached.read(id, () -> table.byId(id))
                .map(flare -> flare.orElseThrow(() -> Problems.unknown("flare")))
                .chain(flare -> notifications.ofFlare(id).map(flare::with));
    }

    private ListRequest<SolarFlare, KeysetPosition> request(SolarFlareListParameters asked) {
        Parameters given = new Parameters();
        SolarSpan span = SolarSpan.of(given.range("from", asked.from, "to", asked.to), Instant.now());
        SolarFlareTable.FlareFilter filter = asked.filter(given);
        return LIST.request(given, asked.page, (after, size) -> table.list(span, filter, after, size));
    }
}
