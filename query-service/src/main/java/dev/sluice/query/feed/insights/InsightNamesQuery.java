package dev.sluice.query.feed.insights;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.export.Export;
import dev.sluice.query.export.ExportableList;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.PageParameters;
import dev.sluice.query.http.Parameters;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** REST resource {@code /v1/insights}: the published insights. */
@Path("/v1/insights")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "insights", description = "Aggregates that the lake computes from all stored rows.")
final class InsightNamesQuery {

    private static final ExportableList<InsightName, String> LIST =
            new ExportableList<>("insights", InsightName.class, InsightNameTable.LIST, parts -> parts.get(0));

    private final InsightNameTable names;

    InsightNamesQuery(InsightNameTable names) {
        this.names = names;
    }

    @GET
    @CachedAnswer(feeds = "insights")
    @Operation(summary = "List insights", description = "By name, each with the time of its newest row.")
    @APIResponse(responseCode = "200", description = "A page of insights.")
    public Uni<Page<InsightName>> list(@BeanParam PageParameters asked) {
        return LIST.request(new Parameters(), asked, names::list).page();
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<InsightName> export(@BeanParam PageParameters asked) {
        return LIST.request(new Parameters(), asked, names::list).export();
    }
}
