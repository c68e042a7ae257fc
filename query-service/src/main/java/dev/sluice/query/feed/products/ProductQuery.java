package dev.sluice.query.feed.products;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.answer.EntityCache;
import dev.sluice.query.answer.EntityCaches;
import dev.sluice.query.export.Export;
import dev.sluice.query.http.Api;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.PlainText;
import dev.sluice.query.http.Problems;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers for products: lists straight from the tables, one by its id through the cache. */
@Path("/v1/products")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "products", description = "Products of shops, each as last observed, and every observation.")
final class ProductQuery {

    private final ProductSearch search;
    private final ProductHistory history;
    private final EntityCache<Product> cached;

    ProductQuery(ProductSearch search, ProductHistory history, EntityCaches caches) {
        this.search = search;
        this.history = history;
        this.cached = caches.of("products", Product.class);
    }

    @GET
    @CachedAnswer(feeds = "products")
    @Operation(
            summary = "List or search products",
            description = "All filters given must hold. In a fixed order without meaning, or, with `q`, by the word "
                    + "that was found.")
    @APIResponse(responseCode = "200", description = "A page of products.")
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Page<Product>> list(
            @Parameter(
                            description = "Words of title or brand, or their begins; case and accents do not matter.",
                            example = "nikon d75")
                    @RestQuery
                    String q,
            @Parameter(description = "Host of the shop, without www.", example = "shop.example") @RestQuery String site,
            @Parameter(description = "Brand, in any case.", example = "Nikon") @RestQuery String brand,
            @Parameter(description = "Finds the product on all sites.", example = "B06Y5ZCFHX") @RestQuery String asin,
            @Parameter(description = "Lowest price, in whatever currency; with q, site or brand only.", example = "500")
                    @RestQuery
                    String minPrice,
            @Parameter(description = "Highest price; with q, site or brand only.", example = "1000.00") @RestQuery
                    String maxPrice,
            @Parameter(description = "Items a page, 1 to 500; 50 if not given.", example = "50") @RestQuery
                    String limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery String cursor) {
        Parameters given = new Parameters();
        ProductFilter filter = ProductFilter.of(given, q, site, brand, asin, minPrice, maxPrice);
        int size = given.limit(limit);
        Uni<Page<Product>> page = search.page(given, filter, cursor, size);
        given.check();
        return page;
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<Product> export(
            @RestQuery String q,
            @RestQuery String site,
            @RestQuery String brand,
            @RestQuery String asin,
            @RestQuery String minPrice,
            @RestQuery String maxPrice,
            @RestQuery String limit,
            @RestQuery String cursor) {
        Parameters given = new Parameters();
        ProductFilter filter = ProductFilter.of(given, q, site, brand, asin, minPrice, maxPrice);
        int most = given.limit(limit, Export.ALL, Export.ALL);
        search.page(given, filter, cursor, 1);
        given.check();
        return new Export<>(
                "products", Product.class, cursor, most, (at, size) -> search.page(given, filter, at, size));
    }

    @GET
    @CachedAnswer(feeds = "products", key = "id")
    @Path("{id}")
    @Operation(
            summary = "One product",
            description = "The latest state, the five newest observations and the way to all of them.")
    @APIResponse(responseCode = "200", description = "The product.")
    @APIResponse(responseCode = "404", ref = Api.UNKNOWN)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Product> one(
            @Parameter(description = "Site and local id.", example = "shop.example~NK-D7500") @RestPath String id) {
        if (!PlainText.isId(id)) {
            throw Problems.unknown("product");
        }
        return cached.read(id, () -> history.detail(id))
                .map(product -> product.orElseThrow(() -> Problems.unknown("product")));
    }
}
