package dev.sluice.query.feed.insights;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.answer.EntityCache;
import dev.sluice.query.answer.EntityCaches;
import dev.sluice.query.export.Export;
import dev.sluice.query.export.ExportableList;
import dev.sluice.query.export.ExportableList.ListRequest;
import dev.sluice.query.feed.insights.InsightTable.InsightKey;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.PageParameters;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** REST resource {@code /v1/insights/{insight}}: rows from the table, single rows through the cache. */
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
            description = "Ordered by their text, which begins with the first dimension: `prefix` selects for instance "
                    + "a country, a product, or a day of a country.")
    @APIResponse(responseCode = "200", description = "A page of rows.")
    public Uni<Page<Insight>> list(
            @Parameter(description = "Name of the insight.", example = "session-starts-by-country-hour") @RestPath
                    String insight,
            @Parameter(description = "Beginning of the rows, case-sensitive.", example = "FI/2016-11-02") @RestQuery
                    String prefix,
            @BeanParam PageParameters asked) {
        return request(insight, prefix, asked).page();
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<Insight> export(@RestPath String insight, @RestQuery String prefix, @BeanParam PageParameters asked) {
        return request(insight, prefix, asked).export();
    }

    @GET
    @CachedAnswer(
            feeds = "insights",
            key = {"insight", "row"})
    @Path("{row: .+}")
    @Operation(
            summary = "One row of an insight",
            description = "The row may contain slashes; percent signs in it are written as `%25`.")
    @APIResponse(responseCode = "200", description = "The row.")
    public Uni<Insight> one(
            @Parameter(description = "Name of the insight.", example = "session-starts-by-country-hour") @RestPath
                    String insight,
            @Parameter(
                            description = "Values of the dimensions in order, joined by `/`.",
                            example = "FI/2016-11-02T10:00:00Z")
                    @RestPath
                    String row) {
        InsightKey key = InsightKey.of(insight, row).orElseThrow(() -> Problems.unknown("row of an insight"));
        return cached.read(key.text(), () -> table.one(key))
                .map(found -> found.orElseThrow(() -> Problems.unknown("row of an insight")));
    }

    /** Checks an empty page: the prefix may match nothing, or the insight may not exist. */
    private Uni<Page<Insight>> page(String insight, String prefix, Optional<String> after, int limit) {
        if (!InsightKey.isInsight(insight)) {
            throw Problems.unknown("insight");
        }
        return table.list(insight, prefix, after, limit)
                .call(page -> page.items().isEmpty()
                        ? names.exists(insight).invoke(known -> {
                            if (!known) {
                                throw Problems.unknown("insight");
                            }
                        })
                        : Uni.createFrom().voidItem());
    }

    private ListRequest<Insight, String> request(String insight, String prefix, PageParameters asked) {
        Parameters given = new Parameters();
        String begin = given.text("prefix", prefix).orElse("");
        return rows(insight).request(given, asked, (after, size) -> page(insight, begin, after, size));
    }

    private static ExportableList<Insight, String> rows(String insight) {
        return new ExportableList<>("insight", Insight.class, InsightTable.LIST, parts -> {
            if (!parts.get(0).equals(insight)) {
                throw new IllegalArgumentException("a cursor of another insight");
            }
            return parts.get(1);
        });
    }
}
