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

/** Answers for flares: lists straight from the months, one by its id through the cache. */
@Path("/v1/solar-flares")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "solar-flares", description = "Solar flares of NASA DONKI, each in its newest version.")
final class SolarFlareQuery {

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
            description = "Newest first by the time in the id; all filters given must hold. "
                    + "A page may be short, even empty, and still have a `next`.")
    @APIResponse(responseCode = "200", description = "A page of flares.")
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Page<SolarFlare>> list(
            @Parameter(description = "Then or later, RFC 3339.", example = "2017-09-01T00:00:00Z") @RestQuery
                    String from,
            @Parameter(description = "Before, RFC 3339; now if not given.", example = "2017-10-01T00:00:00Z") @RestQuery
                    String to,
            @Parameter(
                            description = "As strong or stronger, in any case; a letter alone is its weakest.",
                            example = "M1.0")
                    @RestQuery
                    String minClass,
            @Parameter(description = "NOAA active region number.", example = "12673") @RestQuery String region,
            @Parameter(description = "Whether its end is known.", example = "true") @RestQuery String hasEnd,
            @Parameter(description = "Items a page, 1 to 500; 50 if not given.", example = "50") @RestQuery
                    String limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery String cursor) {
        Parameters given = new Parameters();
        SolarSpan span = SolarSpan.of(given.range("from", from, "to", to), Instant.now());
        SolarFlareTable.FlareFilter filter = filter(given, minClass, region, hasEnd);
        int size = given.limit(limit);
        Optional<KeysetPosition> after = after(given, cursor);
        given.check();
        return table.list(span, filter, after, size);
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<SolarFlare> export(
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String minClass,
            @RestQuery String region,
            @RestQuery String hasEnd,
            @RestQuery String limit,
            @RestQuery String cursor) {
        Parameters given = new Parameters();
        SolarSpan span = SolarSpan.of(given.range("from", from, "to", to), Instant.now());
        SolarFlareTable.FlareFilter filter = filter(given, minClass, region, hasEnd);
        int most = given.limit(limit, Export.ALL, Export.ALL);
        after(given, cursor);
        given.check();
        return new Export<>(
                "solar-flares",
                SolarFlare.class,
                cursor,
                most,
                (at, size) -> table.list(span, filter, after(given, at), size));
    }

    @GET
    @CachedAnswer(
            feeds = {"solar-flares", "solar-notifications"},
            exact = true)
    @Path("{id}")
    @Operation(summary = "One flare", description = "The newest version, with the notifications that name it.")
    @APIResponse(responseCode = "200", description = "The flare.")
    @APIResponse(responseCode = "404", ref = Api.UNKNOWN)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<SolarFlare> one(
            @Parameter(description = "DONKI's id.", example = "2017-09-06T11:53:00-FLR-001") @RestPath String id) {
        if (!PlainText.isId(id)) {
            throw Problems.unknown("flare");
        }
        // Beside the cache: a notification that is stored says what it is, not which flares it names.
        return cached.read(id, () -> table.byId(id))
                .map(flare -> flare.orElseThrow(() -> Problems.unknown("flare")))
                .chain(flare -> notifications.ofFlare(id).map(flare::with));
    }

    private static SolarFlareTable.FlareFilter filter(Parameters given, String minClass, String region, String hasEnd) {
        return new SolarFlareTable.FlareFilter(
                given.form("minClass", minClass, FlareClass.FORM, "a class such as M1.0, or a letter of A, B, C, M, X")
                        .map(FlareClass::parse),
                Optional.ofNullable(region).map(number -> given.whole("region", number, 0, Integer.MAX_VALUE)),
                given.flag("hasEnd", hasEnd));
    }

    private static Optional<KeysetPosition> after(Parameters given, String cursor) {
        return given.cursor(SolarFlareTable.LIST, cursor, MonthScan::place);
    }
}
