package dev.sluice.query.feed.products;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.feed.products.ProductChanges.Sort;
import dev.sluice.query.http.DaySpan;
import dev.sluice.query.http.DaySpanParameters;
import dev.sluice.query.http.Parameters;
import dev.sluice.runtime.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * REST resource {@code /v1/products/changes}: the biggest price changes, from the changes that ingest-service stores by
 * day.
 */
@Path("/v1/products/changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "products")
final class ProductChangesQuery {

    private static final int DEFAULT_SIZE = 20;
    private static final int MAX_SIZE = 100;

    private final ProductChangeTable table;

    ProductChangesQuery(ProductChangeTable table) {
        this.table = table;
    }

    @GET
    @CachedAnswer(feeds = "products", moving = true)
    @Operation(
            summary = "Biggest price changes",
            description = "Each from one price of a product to its next, in the same currency, by percent. Whole days "
                    + "(UTC): `from` is moved back and `to` forward to midnight.")
    @APIResponse(responseCode = "200", description = "The biggest first.")
    public Uni<ProductChanges> biggest(
            @BeanParam DaySpanParameters range,
            @Parameter(
                            description = "drop (biggest fall first), rise, or change (either); drop by default.",
                            example = "drop")
                    @RestQuery
                    String sort,
            @Parameter(description = "Number of items, 1 to 100; 20 by default.", example = "20") @RestQuery
                    String limit) {
        Parameters given = new Parameters();
        DaySpan span = range.span(given, ChronoUnit.DAYS, Instant.now());
        Sort by = given.choice("sort", sort, Sort.DROP);
        int size = given.limit(limit, DEFAULT_SIZE, MAX_SIZE);
        given.check();
        return table.biggest(span, by, size);
    }
}
