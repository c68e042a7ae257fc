package dev.sluice.query.feed.insights;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.answer.EntityCache;
import dev.sluice.query.answer.EntityCaches;
import dev.sluice.query.export.Export;
import dev.sluice.query.http.Api;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.Problems;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers what an insight says: its rows straight from their table, one by its key through the cache. */
@Path("/v1/insights/{insight}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "insights")
final class InsightQuery {

    private final InsightTable table;
    private final InsightNameTable names;
    private final EntityCache<Insight> cached;

    InsightQuery(InsightTable table, InsightNameTable names, EntityCaches caches) {
        this.table = table;
        this.names = names;
        this.cached = caches.of("insights", Insight.class);
    }

    @GET
    @CachedAnswer(feeds = "insights")
    @Operation(
            summary = "An insight's rows",
            description = "In the order of their text, which begins with the first dimension: so `prefix` finds a "
                    + "country, a product, or a country's day.")
    @APIResponse(responseCode = "200", description = "A page of rows.")
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "404", ref = Api.UNKNOWN)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Page<Insight>> list(
            @Parameter(description = "The insight's name.", example = "session-starts-by-country-hour") @RestPath
                    String insight,
            @Parameter(description = "What a row begins with, case and all.", example = "FI/2016-11-02") @RestQuery
                    String prefix,
            @Parameter(description = "Items a page, 1 to 500; 50 if not given.", example = "50") @RestQuery
                    String limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery String cursor) {
        Parameters given = new Parameters();
        String begin = given.text("prefix", prefix).orElse("");
        int size = given.limit(limit);
        Optional<String> after = after(given, insight, cursor);
        given.check();
        return page(insight, begin, after, size);
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<Insight> export(
            @RestPath String insight, @RestQuery String prefix, @RestQuery String limit, @RestQuery String cursor) {
        Parameters given = new Parameters();
        String begin = given.text("prefix", prefix).orElse("");
        int most = given.limit(limit, Export.ALL, Export.ALL);
        after(given, insight, cursor);
        given.check();
        return new Export<>(
                "insight",
                Insight.class,
                cursor,
                most,
                (at, size) -> page(insight, begin, after(given, insight, at), size));
    }

    @GET
    @CachedAnswer(
            feeds = "insights",
            key = {"insight", "row"})
    @Path("{row: .+}")
    @Operation(
            summary = "One row of an insight",
            description = "The row may have slashes; its own percent signs are written as `%25`.")
    @APIResponse(responseCode = "200", description = "The row.")
    @APIResponse(responseCode = "404", ref = Api.UNKNOWN)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Insight> one(
            @Parameter(description = "The insight's name.", example = "session-starts-by-country-hour") @RestPath
                    String insight,
            @Parameter(
                            description = "The dimensions' values in their order, joined by `/`.",
                            example = "FI/2016-11-02T10:00:00Z")
                    @RestPath
                    String row) {
        InsightKey key = InsightKey.of(insight, row).orElseThrow(() -> Problems.unknown("row of an insight"));
        return cached.read(key.text(), () -> table.one(key))
                .map(found -> found.orElseThrow(() -> Problems.unknown("row of an insight")));
    }

    /** Nothing found may be nothing of this prefix, or no such insight at all. */
    private Uni<Page<Insight>> page(String insight, String prefix, Optional<String> after, int limit) {
        if (!InsightKey.isInsight(insight)) {
            throw Problems.unknown("insight");
        }
        return table.list(insight, prefix, after, limit)
                .call(page -> page.items().isEmpty()
                        ? names.has(insight).invoke(known -> {
                            if (!known) {
                                throw Problems.unknown("insight");
                            }
                        })
                        : Uni.createFrom().voidItem());
    }

    private static Optional<String> after(Parameters given, String insight, String cursor) {
        return given.cursor(InsightTable.LIST, cursor, parts -> {
            if (!parts.get(0).equals(insight)) {
                throw new IllegalArgumentException("a cursor of another insight");
            }
            return parts.get(1);
        });
    }
}
