package dev.sluice.query.feed.users;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.http.Parameters;
import dev.sluice.runtime.access.Role;
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

/**
 * REST resource {@code /v1/users/summary}: users by country and age, from eight partitions of counts that
 * ingest-service maintains.
 */
@Path("/v1/users/summary")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "users")
final class UserSummaryQuery {

    private final UserCountTable table;

    UserSummaryQuery(UserCountTable table) {
        this.table = table;
    }

    @GET
    @CachedAnswer(feeds = "users", moving = true)
    @Operation(
            summary = "Users by country and age band",
            description = "By age on the day of collection. Updated within seconds of a change.")
    @APIResponse(responseCode = "200", description = "Countries with users, the largest first.")
    public Uni<UserSummary> summary(
            @Parameter(description = "Only this country, by name, case-insensitive.", example = "Norway") @RestQuery
                    String country) {
        Parameters given = new Parameters();
        Optional<String> only = given.text("country", country);
        given.check();
        return table.counts(only).map(UserSummary::of);
    }
}
