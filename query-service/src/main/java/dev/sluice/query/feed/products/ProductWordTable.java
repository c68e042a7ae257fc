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
 * The SELECTs on {@code product_by_word}, spread over shards. A row may be of an older title, so each product is looked
 * at as it is now.
 */
@Singleton
final class ProductWordTable {

    /** The list's name in its cursors, which hold word and product of a page's last item. */
    static final String LIST = "products-by-word";

    /** As ingest-service spreads products. */
    private static final List<Integer> SHARDS = IntStream.range(0, 8).boxed().toList();

    private static final String SELECT = """
            SELECT word, product_id FROM sluice.product_by_word WHERE prefix = ? AND shard = ?\
             AND (word, product_id) > (?, ?) AND (word) < (?) LIMIT ?""";

    /** Behind every word that goes on with another character. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    /** Of small pages too: of the rows of a read many may be dropped. */
    private static final int CHUNK = 50;

    private static final Comparator<WordPosition> IN_ORDER =
            Comparator.comparing(WordPosition::word).thenComparing(WordPosition::productId);

    private final CassandraReader cassandra;
    private final ProductTable products;

    ProductWordTable(CassandraReader cassandra, ProductTable products) {
        this.cassandra = cassandra;
        this.products = products;
    }

    /** A row of the table. */
    record WordPosition(String word, String productId) {}

    private record FoundProduct(WordPosition place, Product product) {}

    /** By word, those of one word by id. */
    Uni<Page<Product>> list(ProductFilter filter, ProductWords words, Optional<WordPosition> after, int limit) {
        return new PagedScan<WordPosition, FoundProduct>(
                        limit,
                        place -> read(filter, words, place, Math.max(CHUNK, limit + 1)),
                        FoundProduct::place,
                        place -> Cursor.write(LIST, place.word(), place.productId()))
                .page(after.orElse(new WordPosition(words.longest(), "")))
                .map(page -> page.map(FoundProduct::product));
    }

    private Uni<PagedScan.ScanStep<WordPosition, FoundProduct>> read(
            ProductFilter filter, ProductWords words, WordPosition after, int chunk) {
        String end = words.longest() + LAST;
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
                .chain(places -> cassandra
                        .all(places, place -> look(filter, words, place))
                        .map(found -> found.stream()
                                .flatMap(Optional::stream)
                                .sorted(Comparator.comparing(FoundProduct::place, IN_ORDER))
                                .toList())
                        .map(found -> new PagedScan.ScanStep<>(
                                found, places.size() < chunk ? Optional.empty() : Optional.of(places.get(chunk - 1)))));
    }

    private Uni<Optional<FoundProduct>> look(ProductFilter filter, ProductWords words, WordPosition place) {
        return products.byId(place.productId()).map(product -> product.filter(filter::lets)
                .filter(known ->
                        words.listedUnder(known).filter(place.word()::equals).isPresent())
                .map(known -> new FoundProduct(place, known)));
    }
}
