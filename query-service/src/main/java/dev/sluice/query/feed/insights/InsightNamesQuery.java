package dev.sluice.query.feed.insights;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.export.Export;
import dev.sluice.query.http.Api;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
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
import org.jboss.resteasy.reactive.RestQuery;

/** Answers which insights there are. */
@Path("/v1/insights")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "insights", description = "What the lake computed of all that was stored: its gold, row by row.")
final class InsightNamesQuery {

    private final InsightNameTable names;

    InsightNamesQuery(InsightNameTable names) {
        this.names = names;
    }

    @GET
    @CachedAnswer(feeds = "insights")
    @Operation(summary = "List insights", description = "By name, each with the time of its newest row.")
    @APIResponse(responseCode = "200", description = "A page of insights.")
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Page<InsightName>> list(
            @Parameter(description = "Items a page, 1 to 500; 50 if not given.", example = "50") @RestQuery
                    String limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery String cursor) {
        Parameters given = new Parameters();
        int size = given.limit(limit);
        Optional<String> after = after(given, cursor);
        given.check();
        return names.list(after, size);
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<InsightName> export(@RestQuery String limit, @RestQuery String cursor) {
        Parameters given = new Parameters();
        int most = given.limit(limit, Export.ALL, Export.ALL);
        after(given, cursor);
        given.check();
        return new Export<>(
                "insights", InsightName.class, cursor, most, (at, size) -> names.list(after(given, at), size));
    }

    private static Optional<String> after(Parameters given, String cursor) {
        return given.cursor(InsightNameTable.LIST, cursor, parts -> parts.get(0));
    }
}
