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

/** REST resource {@code /v1/products/{id}/prices}: price history by hour, day, week or month. */
@Path("/v1/products/{id}/prices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "products")
final class ProductPricesQuery {

    private final ProductPriceHistory history;

    ProductPricesQuery(ProductPriceHistory history) {
        this.history = history;
    }

    @GET
    @CachedAnswer(feeds = "products")
    @Operation(
            summary = "A product's price history",
            description = "For each interval (UTC) with observations, newest first: first, lowest, highest and last "
                    + "price. A page reads about 5000 observations; it may be short and still have a `next`. An interval "
                    + "with more than 50000 is refused.")
    @APIResponse(responseCode = "200", description = "A page of intervals.")
    public Uni<Page<ProductPrices>> prices(
            @Parameter(description = "Site and local id.", example = "shop.example~NK-D7500") @RestPath String id,
            @BeanParam ProductPriceListParameters asked) {
        return request(id, asked).page();
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<ProductPrices> export(@RestPath String id, @BeanParam ProductPriceListParameters asked) {
        return request(id, asked).export();
    }

    private static ExportableList<ProductPrices, Instant> list(PriceInterval interval) {
        return new ExportableList<>(
                "product-prices",
                ProductPrices.class,
                ProductPriceHistory.list(interval),
                parts -> Instant.ofEpochMilli(Long.parseLong(parts.get(0))));
    }

    private ListRequest<ProductPrices, Instant> request(String id, ProductPriceListParameters asked) {
        Problems.requireId(id, "product");
        Parameters given = new Parameters();
        PriceInterval interval = given.choice("interval", asked.interval, PriceInterval.DAY);
        TimeRange range = given.range("from", asked.from, "to", asked.to);
        return list(interval).request(given, asked.page, (before, size) -> history.page(
                        id, interval, ProductHistory.before(before, range), size)
                .map(page -> page.orElseThrow(() -> Problems.unknown("product"))));
    }
}
