package dev.sluice.query.feed.products;

import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.PagedScan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * SELECTs on {@code product_by_word}, which is sharded. A row may stem from an older title, so each product is checked
 * against its current state.
 */
@Singleton
final class ProductWordTable {

    /** Name of the list in its cursors, which hold word and product of the last item. */
    static final String LIST = "products-by-word";

    /** Shards used by ingest-service. */
    private static final List<Integer> SHARDS = IntStream.range(0, 8).boxed().toList();

    private static final String SELECT = """
            SELECT word, product_id FROM sluice.product_by_word WHERE prefix = ? AND shard = ?\
             AND (word, product_id) > (?, ?) AND (word) < (?) LIMIT ?""";

    /** Sorts after every continuation of a word. */
    private static final String MAX_SUFFIX = Character.toString(Character.MAX_CODE_POINT);

    /** Minimum rows per read, since many may be dropped. */
    private static final int MIN_READ_SIZE = 50;

    private static final Comparator<WordPosition> IN_ORDER =
            Comparator.comparing(WordPosition::word).thenComparing(WordPosition::productId);

    private final CassandraReader cassandra;
    private final ProductTable products;

    ProductWordTable(CassandraReader cassandra, ProductTable products) {
        this.cassandra = cassandra;
        this.products = products;
    }

    record WordPosition(String word, String productId) {}

    private record FoundProduct(WordPosition position, Product product) {}

    /** Lists products by word, and by id within a word. */
    Uni<Page<Product>> list(ProductFilter filter, Optional<WordPosition> after, int limit) {
        ProductWords words = filter.words().orElseThrow();
        return new PagedScan<WordPosition, FoundProduct>(
                        limit,
                        position -> read(filter, words, position, Math.max(MIN_READ_SIZE, limit + 1)),
                        FoundProduct::position,
                        position -> Cursor.write(LIST, position.word(), position.productId()))
                .page(after.orElse(new WordPosition(words.longest(), "")))
                .map(page -> page.map(FoundProduct::product));
    }

    private Uni<PagedScan.ScanStep<WordPosition, FoundProduct>> read(
            ProductFilter filter, ProductWords words, WordPosition after, int chunk) {
        String end = words.longest() + MAX_SUFFIX;
        return cassandra
                .all(
                        SHARDS,
                        shard -> cassandra.list(
                                SELECT, words.prefix(), shard, after.word(), after.productId(), end, chunk))
                .map(shards -> shards.stream()
                        .flatMap(List::stream)
                        .map(row -> new WordPosition(row.getString("word"), row.getString("product_id")))
                        .sorted(IN_ORDER)
                        .limit(chunk)
                        .toList())
                .chain(positions -> cassandra
                        .all(positions, position -> check(filter, words, position))
                        .map(found -> found.stream()
                                .flatMap(Optional::stream)
                                .sorted(Comparator.comparing(FoundProduct::position, IN_ORDER))
                                .toList())
                        .map(found -> new PagedScan.ScanStep<>(
                                found,
                                positions.size() < chunk ? Optional.empty() : Optional.of(positions.get(chunk - 1)))));
    }

    private Uni<Optional<FoundProduct>> check(ProductFilter filter, ProductWords words, WordPosition position) {
        return products.byId(position.productId()).map(product -> product.filter(filter::matches)
                .filter(known ->
                        words.listedUnder(known).filter(position.word()::equals).isPresent())
                .map(known -> new FoundProduct(position, known)));
    }
}
