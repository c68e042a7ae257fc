package dev.sluice.query.feed.products;

import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds products: through the words if any are given, else through the indexes. */
@Singleton
final class ProductSearch {

    private final ProductTable products;
    private final ProductWordTable words;

    ProductSearch(ProductTable products, ProductWordTable words) {
        this.products = products;
        this.words = words;
    }

    /**
     * A page, read when it is subscribed to.
     *
     * @param given takes the complaint about a cursor of another list
     */
    Uni<Page<Product>> page(Parameters given, ProductFilter filter, String cursor, int limit) {
        if (filter.words().isEmpty()) {
            Optional<Long> after = given.cursor(ProductTable.LIST, cursor, parts -> Long.valueOf(parts.get(0)));
            return Uni.createFrom().deferred(() -> products.list(filter, after, limit));
        }
        Optional<ProductWordTable.WordPosition> after = given.cursor(
                ProductWordTable.LIST, cursor, parts -> new ProductWordTable.WordPosition(parts.get(0), parts.get(1)));
        return Uni.createFrom().deferred(() -> words.list(filter, filter.words().get(), after, limit));
    }
}
