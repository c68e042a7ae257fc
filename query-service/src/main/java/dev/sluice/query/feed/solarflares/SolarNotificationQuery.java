package dev.sluice.query.feed.solarflares;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.answer.EntityCache;
import dev.sluice.query.answer.EntityCaches;
import dev.sluice.query.cassandra.KeysetPosition;
import dev.sluice.query.export.Export;
import dev.sluice.query.http.Api;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.PlainText;
import dev.sluice.query.http.Problems;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import org.jboss.resteasy.reactive.RestQuery;

/** Answers for notifications: lists straight from the months, one by its id through the cache. */
@Path("/v1/solar-notifications")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "solar-notifications", description = "Space weather notifications of NASA DONKI.")
final class SolarNotificationQuery {

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
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Page<SolarNotification>> list(
            @Parameter(description = "Issued then or later, RFC 3339.", example = "2017-09-01T00:00:00Z") @RestQuery
                    String from,
            @Parameter(description = "Issued before, RFC 3339; now if not given.", example = "2017-10-01T00:00:00Z")
                    @RestQuery
                    String to,
            @Parameter(description = "FLR, SEP, CME, IPS, MPC, GST, RBE or Report, in any case.", example = "FLR")
                    @RestQuery
                    String type,
            @Parameter(description = "Items a page, 1 to 500; 50 if not given.", example = "50") @RestQuery
                    String limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery String cursor) {
        Parameters given = new Parameters();
        SolarSpan span = SolarSpan.of(given.range("from", from, "to", to), Instant.now());
        Optional<String> wanted = given.text("type", type);
        int size = given.limit(limit);
        Optional<KeysetPosition> after = after(given, cursor);
        given.check();
        return table.list(span, wanted, after, size);
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<SolarNotification> export(
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String type,
            @RestQuery String limit,
            @RestQuery String cursor) {
        Parameters given = new Parameters();
        SolarSpan span = SolarSpan.of(given.range("from", from, "to", to), Instant.now());
        Optional<String> wanted = given.text("type", type);
        int most = given.limit(limit, Export.ALL, Export.ALL);
        after(given, cursor);
        given.check();
        return new Export<>(
                "solar-notifications",
                SolarNotification.class,
                cursor,
                most,
                (at, size) -> table.list(span, wanted, after(given, at), size));
    }

    private static Optional<KeysetPosition> after(Parameters given, String cursor) {
        return given.cursor(SolarNotificationTable.LIST, cursor, MonthScan::place);
    }

    @GET
    @CachedAnswer(feeds = "solar-notifications", key = "id")
    @Path("{id}")
    @Operation(summary = "One notification", description = "With its whole text.")
    @APIResponse(responseCode = "200", description = "The notification.")
    @APIResponse(responseCode = "404", ref = Api.UNKNOWN)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<SolarNotification> one(
            @Parameter(description = "DONKI's message id.", example = "20170906-AL-001") @RestPath String id) {
        if (!PlainText.isId(id)) {
            throw Problems.unknown("notification");
        }
        return cached.read(id, () -> table.byId(id))
                .map(found -> found.orElseThrow(() -> Problems.unknown("notification")));
    }
}
