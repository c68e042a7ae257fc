package dev.sluice.query.feed.products;

import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Walk;
import dev.sluice.query.rows.Rows;
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

    private static final Comparator<Place> IN_ORDER =
            Comparator.comparing(Place::word).thenComparing(Place::productId);

    private final Rows rows;
    private final ProductTable products;

    ProductWordTable(Rows rows, ProductTable products) {
        this.rows = rows;
        this.products = products;
    }

    /** A row of the table. */
    record Place(String word, String productId) {}

    private record Found(Place place, Product product) {}

    /** By word, those of one word by id. */
    Uni<Page<Product>> list(ProductFilter filter, ProductWords words, Optional<Place> after, int limit) {
        return new Walk<Place, Found>(
                        limit,
                        place -> read(filter, words, place, Math.max(CHUNK, limit + 1)),
                        Found::place,
                        place -> Cursor.write(LIST, place.word(), place.productId()))
                .page(after.orElse(new Place(words.longest(), "")))
                .map(page -> page.map(Found::product));
    }

    private Uni<Walk.Step<Place, Found>> read(ProductFilter filter, ProductWords words, Place after, int chunk) {
        String end = words.longest() + LAST;
        return rows.all(
                        SHARDS,
                        shard -> rows.list(SELECT, words.prefix(), shard, after.word(), after.productId(), end, chunk))
                .map(shards -> shards.stream()
                        .flatMap(List::stream)
                        .map(row -> new Place(row.getString("word"), row.getString("product_id")))
                        .sorted(IN_ORDER)
                        .limit(chunk)
                        .toList())
                .chain(places -> rows.all(places, place -> look(filter, words, place))
                        .map(found -> found.stream()
                                .flatMap(Optional::stream)
                                .sorted(Comparator.comparing(Found::place, IN_ORDER))
                                .toList())
                        .map(found -> new Walk.Step<>(
                                found, places.size() < chunk ? Optional.empty() : Optional.of(places.get(chunk - 1)))));
    }

    private Uni<Optional<Found>> look(ProductFilter filter, ProductWords words, Place place) {
        return products.byId(place.productId()).map(product -> product.filter(filter::lets)
                .filter(known ->
                        words.listedUnder(known).filter(place.word()::equals).isPresent())
                .map(known -> new Found(place, known)));
    }
}
