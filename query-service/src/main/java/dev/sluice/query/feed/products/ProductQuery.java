package dev.sluice.query.feed.products;

import dev.sluice.query.access.Role;
import dev.sluice.query.cache.Answer;
import dev.sluice.query.cache.Cached;
import dev.sluice.query.cache.Caches;
import dev.sluice.query.export.Export;
import dev.sluice.query.http.Api;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.Problems;
import dev.sluice.query.http.Text;
import dev.sluice.query.http.TimeRange;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers for products: lists and histories straight from the tables, one by its id through the cache. */
@Path("/v1/products")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "products", description = "Products of shops, each as last observed, and every observation.")
final class ProductQuery {

    private final ProductTable table;
    private final ProductHistory history;
    private final Cached<Product> cached;

    ProductQuery(ProductTable table, ProductHistory history, Caches caches) {
        this.table = table;
        this.history = history;
        this.cached = caches.of("products", Product.class);
    }

    @GET
    @Answer(feeds = "products")
    @Operation(
            summary = "List products",
            description = "In a fixed order without meaning; all filters given must hold.")
    @APIResponse(responseCode = "200", description = "A page of products.")
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Page<Product>> list(
            @Parameter(description = "Host of the shop, without www.", example = "shop.example") @RestQuery String site,
            @Parameter(description = "Brand, in any case.", example = "Nikon") @RestQuery String brand,
            @Parameter(description = "Finds the product on all sites.", example = "B06Y5ZCFHX") @RestQuery String asin,
            @Parameter(description = "Items a page, 1 to 500; 50 if not given.", example = "50") @RestQuery
                    String limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery String cursor) {
        Parameters given = new Parameters();
        ProductTable.Filter filter = filter(given, site, brand, asin);
        int size = given.limit(limit);
        Optional<Long> after = after(given, cursor);
        given.check();
        return table.list(filter, after, size);
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<Product> export(
            @RestQuery String site,
            @RestQuery String brand,
            @RestQuery String asin,
            @RestQuery String limit,
            @RestQuery String cursor) {
        Parameters given = new Parameters();
        ProductTable.Filter filter = filter(given, site, brand, asin);
        int most = given.limit(limit, Export.ALL, Export.ALL);
        after(given, cursor);
        given.check();
        return new Export<>(
                "products", Product.class, cursor, most, (at, size) -> table.list(filter, after(given, at), size));
    }

    @GET
    @Answer(feeds = "products", key = "id")
    @Path("{id}")
    @Operation(
            summary = "One product",
            description = "The latest state, the five newest observations and the way to all of them.")
    @APIResponse(responseCode = "200", description = "The product.")
    @APIResponse(responseCode = "404", ref = Api.UNKNOWN)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Product> one(
            @Parameter(description = "Site and local id.", example = "shop.example~NK-D7500") @RestPath String id) {
        check(id);
        return cached.read(id, () -> history.detail(id))
                .map(product -> product.orElseThrow(() -> Problems.unknown("product")));
    }

    @GET
    @Answer(feeds = "products")
    @Path("{id}/observations")
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
        check(id);
        Parameters given = new Parameters();
        TimeRange range = given.range("from", from, "to", to);
        int size = given.limit(limit);
        Optional<Instant> last = last(given, cursor);
        given.check();
        return history.page(id, ProductHistory.before(last, range), size)
                .map(page -> page.orElseThrow(() -> Problems.unknown("product")));
    }

    @GET
    @Path("{id}/observations")
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<ProductObservation> exportObservations(
            @RestPath String id,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String limit,
            @RestQuery String cursor) {
        check(id);
        Parameters given = new Parameters();
        TimeRange range = given.range("from", from, "to", to);
        int most = given.limit(limit, Export.ALL, Export.ALL);
        last(given, cursor);
        given.check();
        return new Export<>("product-observations", ProductObservation.class, cursor, most, (at, size) -> history.page(
                        id, ProductHistory.before(last(given, at), range), size)
                .map(page -> page.orElseThrow(() -> Problems.unknown("product"))));
    }

    private static ProductTable.Filter filter(Parameters given, String site, String brand, String asin) {
        return new ProductTable.Filter(
                given.text("site", site).map(host -> host.toLowerCase(Locale.ROOT)),
                given.text("brand", brand),
                given.text("asin", asin).map(code -> code.toUpperCase(Locale.ROOT)));
    }

    private static Optional<Long> after(Parameters given, String cursor) {
        return given.cursor(ProductTable.LIST, cursor, parts -> Long.valueOf(parts.get(0)));
    }

    private static Optional<Instant> last(Parameters given, String cursor) {
        return given.cursor(ProductHistory.LIST, cursor, parts -> Instant.ofEpochMilli(Long.parseLong(parts.get(0))));
    }

    private static void check(String id) {
        if (!Text.isId(id)) {
            throw Problems.unknown("product");
        }
    }
}
