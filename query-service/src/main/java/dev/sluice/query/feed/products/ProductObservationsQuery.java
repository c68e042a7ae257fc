package dev.sluice.query.feed.products;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.export.Export;
import dev.sluice.query.http.Api;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.PlainText;
import dev.sluice.query.http.Problems;
import dev.sluice.query.http.TimeRange;
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

/** Answers every observation of a product, straight from the tables. */
@Path("/v1/products/{id}/observations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "products")
final class ProductObservationsQuery {

    private final ProductHistory history;

    ProductObservationsQuery(ProductHistory history) {
        this.history = history;
    }

    @GET
    @CachedAnswer(feeds = "products")
    @Operation(summary = "A product's observations", description = "Every observation, newest first.")
    @APIResponse(responseCode = "200", description = "A page of observations.")
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "404", ref = Api.UNKNOWN)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Page<ProductObservation>> observations(
            @Parameter(description = "Site and local id.", example = "shop.example~NK-D7500") @RestPath String id,
            @Parameter(description = "Observed then or later, RFC 3339.", example = "2026-11-01T00:00:00Z") @RestQuery
                    String from,
            @Parameter(description = "Observed before, RFC 3339.", example = "2026-12-01T00:00:00Z") @RestQuery
                    String to,
            @Parameter(description = "Items a page, 1 to 500; 50 if not given.", example = "50") @RestQuery
                    String limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery String cursor) {
        if (!PlainText.isId(id)) {
            throw Problems.unknown("product");
        }
        Parameters given = new Parameters();
        TimeRange range = given.range("from", from, "to", to);
        int size = given.limit(limit);
        Optional<Instant> last = last(given, cursor);
        given.check();
        return history.page(id, ProductHistory.before(last, range), size)
                .map(page -> page.orElseThrow(() -> Problems.unknown("product")));
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<ProductObservation> exportObservations(
            @RestPath String id,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String limit,
            @RestQuery String cursor) {
        if (!PlainText.isId(id)) {
            throw Problems.unknown("product");
        }
        Parameters given = new Parameters();
        TimeRange range = given.range("from", from, "to", to);
        int most = given.limit(limit, Export.ALL, Export.ALL);
        last(given, cursor);
        given.check();
        return new Export<>("product-observations", ProductObservation.class, cursor, most, (at, size) -> history.page(
                        id, ProductHistory.before(last(given, at), range), size)
                .map(page -> page.orElseThrow(() -> Problems.unknown("product"))));
    }

    private static Optional<Instant> last(Parameters given, String cursor) {
        return given.cursor(ProductHistory.LIST, cursor, parts -> Instant.ofEpochMilli(Long.parseLong(parts.get(0))));
    }
}
