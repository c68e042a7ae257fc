package dev.sluice.query.feed.products;

import dev.sluice.query.feed.products.ProductPrices.ObservedPrice;
import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.TimeRange;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts a price history together, whole intervals at a time, newest first. A page reads about 5,000 observations at most
 * and then ends at the interval it has finished; one interval alone may have ten times as many.
 */
@Singleton
final class ProductPriceHistory {

    private static final int CHUNK = 500;

    private static final int MOST_READ = 5_000;

    /** More than one a minute over the longest month. */
    private static final int MOST_OF_AN_INTERVAL = 50_000;

    private final ProductTable products;
    private final ProductObservationTable observations;

    ProductPriceHistory(ProductTable products, ProductObservationTable observations) {
        this.products = products;
        this.observations = observations;
    }

    /** The list's name in its cursors, which hold the begin of a page's last interval. */
    static String list(PriceInterval interval) {
        return "prices-by-" + interval.name().toLowerCase(Locale.ROOT);
    }

    /** A page of intervals; empty if there is no such product. Fails with 400 for an interval that is too full. */
    Uni<Optional<Page<ProductPrices>>> page(String id, PriceInterval interval, TimeRange range, int limit) {
        return read(id, range, new PriceAggregator(interval), limit)
                .chain(page -> page.items().isEmpty()
                        ? products.byId(id).map(product -> product.map(known -> page))
                        : Uni.createFrom().item(Optional.of(page)));
    }

    private Uni<Page<ProductPrices>> read(String id, TimeRange range, PriceAggregator fold, int limit) {
        return observations.newestPrices(id, range, CHUNK).chain(chunk -> {
            chunk.forEach(fold::add);
            if (chunk.size() < CHUNK) {
                fold.close();
                return page(fold, limit, false);
            }
            refuseTooFull(fold);
            boolean enough = fold.closed().size() > limit
                    || (fold.read() >= MOST_READ && !fold.closed().isEmpty());
            Optional<Instant> last = Optional.of(chunk.get(CHUNK - 1)).map(ObservedPrice::at);
            return enough ? page(fold, limit, true) : read(id, ProductHistory.before(last, range), fold, limit);
        });
    }

    private static void refuseTooFull(PriceAggregator fold) {
        if (fold.open() > MOST_OF_AN_INTERVAL) {
            Parameters given = new Parameters();
            given.refuse("interval", "must be shorter: one has more than 50000 observations", fold.name());
            given.check();
        }
    }

    private static Uni<Page<ProductPrices>> page(PriceAggregator fold, int limit, boolean more) {
        List<ProductPrices> items = fold.closed().stream().limit(limit).toList();
        boolean follows = more || fold.closed().size() > limit;
        String next = follows
                ? Cursor.write(
                        list(fold.interval()),
                        items.get(items.size() - 1).from().toEpochMilli())
                : null;
        return Uni.createFrom().item(new Page<>(items, next));
    }
}
