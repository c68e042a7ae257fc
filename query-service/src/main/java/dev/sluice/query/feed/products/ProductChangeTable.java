package dev.sluice.query.feed.products;

import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Walk;
import dev.sluice.query.rows.NewestFirst;
import dev.sluice.query.rows.Place;
import dev.sluice.query.rows.Rows;
import dev.sluice.query.rows.Where;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The SELECTs on {@code product_change_by_day} and {@code product_back_in_stock_by_day}, both spread over shards. */
@Singleton
final class ProductChangeTable {

    /** The list's name in its cursors, which hold time and product of a page's last item. */
    static final String LIST = "back-in-stock";

    /** As ingest-service spreads products. */
    private static final List<Integer> SHARDS = List.of(0, 1, 2, 3);

    private static final String CHANGES = """
            SELECT product_id, title, observed_at, previous_observed_at, price, previous_price, change, change_percent,\
             currency FROM sluice.product_change_by_day WHERE day = ? AND shard = ?""";

    private static final String FALLS = CHANGES + " AND change_percent < 0 LIMIT ?";

    private static final String RISES = CHANGES + " AND change_percent > 0 ORDER BY change_percent DESC LIMIT ?";

    private static final NewestFirst RESTOCKS = new NewestFirst("""
            SELECT product_id, title, observed_at, previous_observed_at, availability, previous_availability, price,\
             currency FROM sluice.product_back_in_stock_by_day""", "observed_at", "product_id");

    private static final Comparator<ProductRestock> NEWEST_FIRST =
            Comparator.comparing(ProductRestock::observedAt).reversed().thenComparing(ProductRestock::productId);

    private final Rows rows;

    ProductChangeTable(Rows rows) {
        this.rows = rows;
    }

    private record Part(LocalDate day, int shard, boolean falls) {}

    /** The biggest changes: of each shard of each day the biggest, which hold the biggest of all. */
    Uni<ProductChanges> biggest(ChangeSpan span, ProductChanges.Sort sort, int limit) {
        List<Part> parts = span.days().stream()
                .flatMap(day -> SHARDS.stream()
                        .flatMap(shard -> sort.falls().stream().map(falls -> new Part(day, shard, falls))))
                .toList();
        return rows.all(parts, part -> rows.list(part.falls() ? FALLS : RISES, part.day(), part.shard(), limit))
                .map(found -> found.stream()
                        .flatMap(List::stream)
                        .map(ProductChange::of)
                        .toList())
                .map(found -> ProductChanges.of(span, found, sort, limit));
    }

    /** What came back into stock, newest first, day by day. */
    Uni<Page<ProductRestock>> restocks(ChangeSpan span, Optional<Place> after, int limit) {
        Place begin = Place.before(span.to());
        return new Walk<Place, ProductRestock>(
                        limit,
                        place -> day(span, place, limit + 1),
                        ProductChangeTable::place,
                        ProductChangeTable::cursor)
                .page(after.map(place -> Place.later(place, begin)).orElse(begin));
    }

    private Uni<Walk.Step<Place, ProductRestock>> day(ChangeSpan span, Place after, int chunk) {
        if (after.time().isBefore(span.from())) {
            return Uni.createFrom().item(new Walk.Step<>(List.of(), Optional.empty()));
        }
        LocalDate day = ChangeSpan.day(after.time());
        return rows.all(
                        SHARDS,
                        shard -> RESTOCKS.read(
                                rows,
                                () -> new Where()
                                        .and("day = ?", Optional.of(day))
                                        .and("shard = ?", Optional.of(shard)),
                                Optional.empty(),
                                after,
                                chunk))
                .map(shards -> shards.stream()
                        .flatMap(List::stream)
                        .map(ProductRestock::of)
                        .sorted(NEWEST_FIRST)
                        .limit(chunk)
                        .toList())
                .map(found -> new Walk.Step<>(found, next(span, day, found, chunk)));
    }

    private static Optional<Place> next(ChangeSpan span, LocalDate day, List<ProductRestock> found, int chunk) {
        if (found.size() == chunk) {
            return Optional.of(place(found.get(chunk - 1)));
        }
        Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return begin.isAfter(span.from()) ? Optional.of(Place.before(begin)) : Optional.empty();
    }

    private static Place place(ProductRestock restock) {
        return new Place(restock.observedAt(), restock.productId());
    }

    private static String cursor(Place place) {
        return Cursor.write(LIST, place.time().toEpochMilli(), place.id());
    }
}
