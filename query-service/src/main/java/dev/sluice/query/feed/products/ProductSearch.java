package dev.sluice.query.feed.products;

import dev.sluice.query.export.Export;
import dev.sluice.query.export.ExportableList;
import dev.sluice.query.feed.products.ProductWordTable.WordPosition;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Searches products: by words if any are given, otherwise through the indexes. */
@Singleton
final class ProductSearch {

    private static final ExportableList<Product, Long> BY_TOKEN =
            new ExportableList<>("products", Product.class, ProductTable.LIST, parts -> Long.valueOf(parts.get(0)));

    private static final ExportableList<Product, WordPosition> BY_WORD = new ExportableList<>(
            "products", Product.class, ProductWordTable.LIST, parts -> new WordPosition(parts.get(0), parts.get(1)));

    private final ProductTable products;
    private final ProductWordTable words;

    ProductSearch(ProductTable products, ProductWordTable words) {
        this.products = products;
        this.words = words;
    }

    Uni<Page<Product>> page(ProductListParameters asked) {
        Parameters given = new Parameters();
        ProductFilter filter = asked.filter(given);
        return filter.words().isEmpty()
                ? BY_TOKEN.page(given, asked.limit, asked.cursor, (after, size) -> products.list(filter, after, size))
                : BY_WORD.page(given, asked.limit, asked.cursor, (after, size) -> words.list(filter, after, size));
    }

    Export<Product> export(ProductListParameters asked) {
        Parameters given = new Parameters();
        ProductFilter filter = asked.filter(given);
        return filter.words().isEmpty()
                ? BY_TOKEN.export(given, asked.limit, asked.cursor, (after, size) -> products.list(filter, after, size))
                : BY_WORD.export(given, asked.limit, asked.cursor, (after, size) -> words.list(filter, after, size));
    }
}
