package dev.sluice.query.feed.products;

import dev.sluice.query.feed.products.ProductPrices.ObservedPrice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts observations, as they come from new to old, into intervals. */
final class PriceAggregator {

    private final PriceInterval interval;
    private final List<ProductPrices> closed = new ArrayList<>();
    private final List<ObservedPrice> open = new ArrayList<>();
    private Instant begin;
    private int read;

    PriceAggregator(PriceInterval interval) {
        this.interval = interval;
    }

    /** Takes the next older observation; it closes the interval before if it belongs to another. */
    void add(ObservedPrice seen) {
        Instant its = interval.begin(seen.at());
        if (!its.equals(begin)) {
            close();
            begin = its;
        }
        open.add(seen);
        read++;
    }

    /** Ends the interval that is open: no older observation of it follows. */
    void close() {
        if (!open.isEmpty()) {
            closed.add(ProductPrices.of(interval, begin, List.copyOf(open)));
            open.clear();
        }
    }

    /** Intervals that are whole, newest first. */
    List<ProductPrices> closed() {
        return List.copyOf(closed);
    }

    /** Observations in the interval that is not whole yet. */
    int open() {
        return open.size();
    }

    /** Observations so far. */
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
