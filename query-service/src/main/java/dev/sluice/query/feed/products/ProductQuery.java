package dev.sluice.query.feed.products;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.answer.EntityCache;
import dev.sluice.query.answer.EntityCaches;
import dev.sluice.query.export.Export;
import dev.sluice.query.export.ExportableList;
import dev.sluice.query.export.ExportableList.ListRequest;
import dev.sluice.query.feed.products.ProductWordTable.WordPosition;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.Problems;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** REST resource {@code /v1/products}: lists from the tables, single products through the cache. */
@Path("/v1/products")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "products", description = "Products of shops as last observed, and their observations.")
final class ProductQuery {

    private static final ExportableList<Product, Long> BY_TOKEN =
            new ExportableList<>("products", Product.class, ProductTable.LIST, parts -> Long.valueOf(parts.get(0)));

    private static final ExportableList<Product, WordPosition> BY_WORD = new ExportableList<>(
            "products", Product.class, ProductWordTable.LIST, parts -> new WordPosition(parts.get(0), parts.get(1)));

    private final ProductTable products;
    private final ProductWordTable words;
    private final ProductHistory history;
    private final EntityCache<Product> cached;

    ProductQuery(ProductTable products, ProductWordTable words, ProductHistory history, EntityCaches caches) {
        this.products = products;
        this.words = words;
        this.history = history;
        this.cached = caches.of("products", Product.class);
    }

    @GET
    @CachedAnswer(feeds = "products")
    @Operation(
            summary = "List or search products",
            description =
                    "Products that match all filters, in a fixed but arbitrary order, or by the word found if `q` "
                            + "is given.")
    @APIResponse(responseCode = "200", description = "A page of products.")
    public Uni<Page<Product>> list(@BeanParam ProductListParameters asked) {
        return request(asked).page();
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<Product> export(@BeanParam ProductListParameters asked) {
        return request(asked).export();
    }

    @GET
    @CachedAnswer(feeds = "products", key = "id")
    @Path("{id}")
    @Operation(
            summary = "One product",
            description = "The latest state, the five newest observations and the address of all of them.")
    @APIResponse(responseCode = "200", description = "The product.")
    public Uni<Product> one(
            @Parameter(description = "Site and local id.", example = "shop.example~NK-D7500") @RestPath String id) {
        Problems.requireId(id, "product");
        return cached.read(id, () -> history.detail(id))
                .map(product -> product.orElseThrow(() -> Problems.unknown("product")));
    }

    /** Searches by words if any are given, otherwise through the indexes. */
    private ListRequest<Product, ?> request(ProductListParameters asked) {
        Parameters given = new Parameters();
        ProductFilter filter = asked.filter(given);
        return filter.words().isEmpty()
                ? BY_TOKEN.request(given, asked.page, (after, size) -> products.list(filter, after, size))
                : BY_WORD.request(given, asked.page, (after, size) -> words.list(filter, after, size));
    }
}
