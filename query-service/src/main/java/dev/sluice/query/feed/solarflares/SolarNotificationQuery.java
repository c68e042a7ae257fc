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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** REST resource {@code /v1/solar-notifications}: lists from the months, single notifications through the cache. */
@Path("/v1/solar-notifications")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "solar-notifications", description = "Space weather notifications from NASA DONKI.")
final class SolarNotificationQuery {

    private static final ExportableList<SolarNotification, KeysetPosition> LIST = new ExportableList<>(
            "solar-notifications", SolarNotification.class, SolarNotificationTable.LIST, KeysetPosition::parse);

    private final SolarNotificationTable table;
    private final EntityCache<SolarNotification> cached;

    SolarNotificationQuery(SolarNotificationTable table, EntityCaches caches) {
        this.table = table;
        this.cached = caches.of("solar-notifications", SolarNotification.class);
    }

    @GET
    @CachedAnswer(feeds = "solar-notifications")
    @Operation(
            summary = "List notifications",
            description = "Newest first, without their bodies. A page may be short and still have a `next`.")
    @APIResponse(responseCode = "200", description = "A page of notifications.")
    public Uni<Page<SolarNotification>> list(@BeanParam SolarNotificationListParameters asked) {
        return request(asked).page();
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<SolarNotification> export(@BeanParam SolarNotificationListParameters asked) {
        return request(asked).export();
    }

    private ListRequest<SolarNotification, KeysetPosition> request(SolarNotificationListParameters asked) {
        Parameters given = new Parameters();
        SolarSpan span = SolarSpan.of(given.range("from", asked.from, "to", asked.to), Instant.now());
        Optional<String> type = given.text("type", asked.type);
        return LIST.request(given, asked.page, (after, size) -> table.list(span, type, after, size));
    }

    @GET
    @CachedAnswer(feeds = "solar-notifications", key = "id")
    @Path("{id}")
    @Operation(summary = "One notification", description = "Includes the full text.")
    @APIResponse(responseCode = "200", description = "The notification.")
    public Uni<SolarNotification> one(
            @Parameter(description = "DONKI message id.", example = "20170906-AL-001") @RestPath String id) {
        Problems.requireId(id, "notification");
        return cached.read(id, () -> table.byId(id))
                .map(found -> found.orElseThrow(() -> Problems.unknown("notification")));
    }
}
