package dev.sluice.query.feed.products;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.export.Export;
import dev.sluice.query.export.ExportableList;
import dev.sluice.query.export.ExportableList.ListRequest;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.Problems;
import dev.sluice.query.http.TimeRange;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** REST resource {@code /v1/products/{id}/observations}: all observations of a product, read from the tables. */
@Path("/v1/products/{id}/observations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "products")
final class ProductObservationsQuery {

    private static final ExportableList<ProductObservation, Instant> LIST = new ExportableList<>(
            "product-observations",
            ProductObservation.class,
            ProductHistory.LIST,
            parts -> Instant.ofEpochMilli(Long.parseLong(parts.get(0))));

    private final ProductHistory history;

    ProductObservationsQuery(ProductHistory history) {
        this.history = history;
    }

    @GET
    @CachedAnswer(feeds = "products")
    @Operation(summary = "A product's observations", description = "Every observation, newest first.")
    @APIResponse(responseCode = "200", description = "A page of observations.")
    public Uni<Page<ProductObservation>> observations(
            @Parameter(description = "Site and local id.", example = "shop.example~NK-D7500") @RestPath String id,
            @BeanParam ProductObservationListParameters asked) {
        return request(id, asked).page();
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<ProductObservation> exportObservations(
            @RestPath String id, @BeanParam ProductObservationListParameters asked) {
        return request(id, asked).export();
    }

    private ListRequest<ProductObservation, Instant> request(String id, ProductObservationListParameters asked) {
        Problems.requireId(id, "product");
        Parameters given = new Parameters();
        TimeRange range = given.range("from", asked.from, "to", asked.to);
        return LIST.request(
                given, asked.page, (before, size) -> history.page(id, ProductHistory.before(before, range), size)
                        .map(page -> page.orElseThrow(() -> Problems.unknown("product"))));
    }
}
