package dev.sluice.query.feed.products;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.feed.products.ProductChanges.Sort;
import dev.sluice.query.http.Api;
import dev.sluice.query.http.Parameters;
import dev.sluice.runtime.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
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

    private static final Pattern SORT = Pattern.compile("drop|rise|change");

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
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "503", ref = Api.UNAVAILABLE)
    public Uni<ProductChanges> biggest(
            @Parameter(
                            description = "Changed on this day or later, RFC 3339; seven days before `to` by default.",
                            example = "2026-11-14T00:00:00Z")
                    @RestQuery
                    String from,
            @Parameter(
                            description =
                                    "Changed before this time, RFC 3339; now by default. At most 31 days after `from`.",
                            example = "2026-11-21T00:00:00Z")
                    @RestQuery
                    String to,
            @Parameter(
                            description = "drop (biggest fall first), rise, or change (either); drop by default.",
                            example = "drop")
                    @RestQuery
                    String sort,
            @Parameter(description = "Number of items, 1 to 100; 20 by default.", example = "20") @RestQuery
                    String limit) {
        Parameters given = new Parameters();
        ChangeSpan span = ChangeSpan.of(given, from, to, Instant.now());
        Sort by = given.form("sort", sort, SORT, "drop, rise or change")
                .map(word -> Sort.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Sort.DROP);
        int size = given.limit(limit, DEFAULT_SIZE, MAX_SIZE);
        given.check();
        return table.biggest(span, by, size);
    }
}
