package dev.sluice.query.feed.products;

import dev.sluice.query.feed.products.ProductPrices.ObservedPrice;
import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.TimeRange;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Builds price histories of whole intervals, newest first. A page reads about 5,000 observations and ends at the last
 * complete interval; a single interval may have ten times as many.
 */
@Singleton
final class ProductPriceHistory {

    private static final int READ_SIZE = 500;

    private static final int MAX_READ = 5_000;

    /** More than one per minute over the longest month. */
    private static final int MAX_PER_INTERVAL = 50_000;

    private final ProductTable products;
    private final ProductObservationTable observations;

    ProductPriceHistory(ProductTable products, ProductObservationTable observations) {
        this.products = products;
        this.observations = observations;
    }

    /** Name of the list in its cursors, which hold the beginning of the last interval. */
    static String list(PriceInterval interval) {
        return "prices-by-" + interval.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a page of intervals; empty if the product does not exist. Fails with 400 for an interval with too many
     * observations.
     */
    Uni<Optional<Page<ProductPrices>>> page(String id, PriceInterval interval, TimeRange range, int limit) {
        return read(id, range, new PriceAggregator(interval), limit)
                .chain(page -> page.items().isEmpty()
                        ? products.byId(id).map(product -> product.map(known -> page))
                        : Uni.createFrom().item(Optional.of(page)));
    }

    private Uni<Page<ProductPrices>> read(String id, TimeRange range, PriceAggregator aggregator, int limit) {
        return observations.newestPrices(id, range, READ_SIZE).chain(chunk -> {
            chunk.forEach(aggregator::add);
            if (chunk.size() < READ_SIZE) {
                aggregator.close();
                return page(aggregator, limit, false);
            }
            rejectTooFull(aggregator);
            boolean enough =
                    aggregator.closed.size() > limit || (aggregator.read >= MAX_READ && !aggregator.closed.isEmpty());
            Optional<Instant> last = Optional.of(chunk.get(READ_SIZE - 1)).map(ObservedPrice::at);
            return enough
                    ? page(aggregator, limit, true)
                    : read(id, ProductHistory.before(last, range), aggregator, limit);
        });
    }

    private static void rejectTooFull(PriceAggregator aggregator) {
        if (aggregator.open.size() > MAX_PER_INTERVAL) {
            Parameters given = new Parameters();
            given.refuse(
                    "interval",
                    "must be shorter: an interval has more than 50000 observations",
                    aggregator.interval.name().toLowerCase(Locale.ROOT));
            given.check();
        }
    }

    private static Uni<Page<ProductPrices>> page(PriceAggregator aggregator, int limit, boolean more) {
        List<ProductPrices> items = aggregator.closed.stream().limit(limit).toList();
        boolean follows = more || aggregator.closed.size() > limit;
        String next = follows
                ? Cursor.write(
                        list(aggregator.interval),
                        items.get(items.size() - 1).from().toEpochMilli())
                : null;
        return Uni.createFrom().item(new Page<>(items, next));
    }

    /** Groups observations, delivered from new to old, into price intervals. */
    private static final class PriceAggregator {

        private final PriceInterval interval;
        private final List<ProductPrices> closed = new ArrayList<>();
        private final List<ObservedPrice> open = new ArrayList<>();
        private Instant begin;
        private int read;

        PriceAggregator(PriceInterval interval) {
            this.interval = interval;
        }

        /** Adds the next older observation; closes the open interval if it belongs to another. */
        void add(ObservedPrice observation) {
            Instant start = interval.begin(observation.at());
            if (!start.equals(begin)) {
                close();
                begin = start;
            }
            open.add(observation);
            read++;
        }

        /** Closes the open interval, which has no older observations. */
        void close() {
            if (!open.isEmpty()) {
                closed.add(ProductPrices.of(interval, begin, List.copyOf(open)));
                open.clear();
            }
        }
    }
}
