package dev.sluice.query.feed.products;

import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.cassandra.KeysetPosition;
import dev.sluice.query.cassandra.NewestFirstTable;
import dev.sluice.query.cassandra.WhereClause;
import dev.sluice.query.feed.products.ProductChanges.ProductChange;
import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.DaySpan;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.PagedScan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** SELECTs on {@code product_change_by_day} and {@code product_back_in_stock_by_day}, both sharded. */
@Singleton
final class ProductChangeTable {

    /** Name of the list in its cursors, which hold time and product of the last item. */
    static final String LIST = "back-in-stock";

    /** Shards used by ingest-service. */
    private static final List<Integer> SHARDS = List.of(0, 1, 2, 3);

    private static final String CHANGES = """
            SELECT product_id, title, observed_at, previous_observed_at, price, previous_price, change, change_percent,\
             currency FROM sluice.product_change_by_day WHERE day = ? AND shard = ?""";

    private static final String FALLS = CHANGES + " AND change_percent < 0 LIMIT ?";

    private static final String RISES = CHANGES + " AND change_percent > 0 ORDER BY change_percent DESC LIMIT ?";

    private static final NewestFirstTable RESTOCKS = new NewestFirstTable("""
            SELECT product_id, title, observed_at, previous_observed_at, availability, previous_availability, price,\
             currency FROM sluice.product_back_in_stock_by_day""", "observed_at", "product_id");

    private static final Comparator<ProductRestock> NEWEST_FIRST =
            Comparator.comparing(ProductRestock::observedAt).reversed().thenComparing(ProductRestock::productId);

    private final CassandraReader cassandra;

    ProductChangeTable(CassandraReader cassandra) {
        this.cassandra = cassandra;
    }

    private record DayShard(LocalDate day, int shard, boolean falls) {}

    /** Reads the biggest changes of each shard of each day, which contain the biggest overall. */
    Uni<ProductChanges> biggest(DaySpan span, ProductChanges.Sort sort, int limit) {
        List<DayShard> parts = span.days().stream()
                .flatMap(day -> SHARDS.stream()
                        .flatMap(shard -> sort.falls().stream().map(falls -> new DayShard(day, shard, falls))))
                .toList();
        return cassandra
                .all(parts, part -> cassandra.list(part.falls() ? FALLS : RISES, part.day(), part.shard(), limit))
                .map(found -> found.stream()
                        .flatMap(List::stream)
                        .map(ProductChange::of)
                        .toList())
                .map(found -> ProductChanges.of(span, found, sort, limit));
    }

    /** Reads products back in stock, newest first, day by day. */
    Uni<Page<ProductRestock>> restocks(DaySpan span, Optional<KeysetPosition> after, int limit) {
        KeysetPosition begin = KeysetPosition.before(span.to());
        return new PagedScan<KeysetPosition, ProductRestock>(
                        limit,
                        position -> day(span, position, limit + 1),
                        ProductChangeTable::position,
                        position -> Cursor.write(LIST, position))
                .page(after.map(position -> KeysetPosition.later(position, begin))
                        .orElse(begin));
    }

    private Uni<PagedScan.ScanStep<KeysetPosition, ProductRestock>> day(DaySpan span, KeysetPosition after, int chunk) {
        if (after.time().isBefore(span.from())) {
            return Uni.createFrom().item(new PagedScan.ScanStep<>(List.of(), Optional.empty()));
        }
        LocalDate day = LocalDate.ofInstant(after.time(), ZoneOffset.UTC);
        return cassandra
                .all(
                        SHARDS,
                        shard -> RESTOCKS.read(
                                cassandra,
                                () -> new WhereClause()
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
                .map(found -> new PagedScan.ScanStep<>(found, next(span, day, found, chunk)));
    }

    private static Optional<KeysetPosition> next(DaySpan span, LocalDate day, List<ProductRestock> found, int chunk) {
        if (found.size() == chunk) {
            return Optional.of(position(found.get(chunk - 1)));
        }
        Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return begin.isAfter(span.from()) ? Optional.of(KeysetPosition.before(begin)) : Optional.empty();
    }

    private static KeysetPosition position(ProductRestock restock) {
        return new KeysetPosition(restock.observedAt(), restock.productId());
    }
}
