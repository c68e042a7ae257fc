package dev.sluice.query.feed.products;

import dev.sluice.query.feed.products.ProductPrices.ObservedPrice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Groups observations, delivered from new to old, into price intervals. */
final class PriceAggregator {

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

    /** Closed intervals, newest first. */
    List<ProductPrices> closed() {
        return List.copyOf(closed);
    }

    /** Number of observations in the open interval. */
    int open() {
        return open.size();
    }

    /** Number of observations added. */
    int read() {
        return read;
    }

    PriceInterval interval() {
        return interval;
    }

    String name() {
        return interval.name().toLowerCase(Locale.ROOT);
    }
}
