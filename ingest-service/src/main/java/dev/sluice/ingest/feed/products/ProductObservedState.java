package dev.sluice.ingest.feed.products;

import com.datastax.oss.driver.api.core.cql.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The part of an observation that is compared with adjacent observations.
 *
 * @param at to the millisecond, as in the tables
 * @param price with its currency, or null
 * @param availability schema.org ItemAvailability, or null
 */
record ProductObservedState(
        String productId,
        Instant at,
        String title,
        String brand,
        BigDecimal price,
        String currency,
        String availability) {

    private static final int SHARDS = 4;

    /** Available now. */
    private static final Set<String> IN_STOCK = Set.of("InStock", "InStoreOnly", "LimitedAvailability", "OnlineOnly");

    /** No longer available. A product not yet available (PreOrder) cannot be back in stock. */
    private static final Set<String> OUT_OF_STOCK =
            Set.of("BackOrder", "Discontinued", "OutOfStock", "Reserved", "SoldOut");

    static ProductObservedState of(Product product) {
        return new ProductObservedState(
                product.productId(),
                product.observedAt().truncatedTo(ChronoUnit.MILLIS),
                product.title(),
                product.brand(),
                product.price(),
                product.currency(),
                product.availability());
    }

    static ProductObservedState of(String productId, Row row) {
        return new ProductObservedState(
                productId,
                row.getInstant("observed_at"),
                row.getString("title"),
                row.getString("brand"),
                row.getBigDecimal("price"),
                row.getString("currency"),
                row.getString("availability"));
    }

    LocalDate day() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** Spreads the price changes and restocks of a day; query-service reads all shards. */
    int shard() {
        return Math.floorMod(productId.hashCode(), SHARDS);
    }

    boolean isBackSince(ProductObservedState earlier) {
        return availability != null
                && earlier.availability != null
                && IN_STOCK.contains(availability)
                && OUT_OF_STOCK.contains(earlier.availability);
    }

    /** Whether an earlier observation has the same search words, so that they are written already. */
    boolean hasWordsOf(ProductObservedState earlier) {
        return title.equals(earlier.title) && brand != null && brand.equals(earlier.brand);
    }

    /** Whether the observations have a price and an availability to compare with, as far as this one has them. */
    boolean isComparableWith(List<ProductObservedState> nearestFirst) {
        return (price == null || priced(nearestFirst).isPresent())
                && (availability == null || stocked(nearestFirst).isPresent());
    }

    /**
     * Compares price (with currency), availability and title with their latest known earlier values.
     *
     * @param nearestFirst earlier observations
     * @return the earlier values of changed fields, by field; empty if nothing changed
     */
    Map<String, String> changedFrom(List<ProductObservedState> nearestFirst) {
        Map<String, String> changed = new TreeMap<>();
        if (price != null) {
            priced(nearestFirst)
                    .filter(earlier -> earlier.price.compareTo(price) != 0 || !earlier.currency.equals(currency))
                    .ifPresent(earlier -> changed.put("price", earlier.price.toPlainString() + " " + earlier.currency));
        }
        if (availability != null) {
            stocked(nearestFirst)
                    .filter(earlier -> !earlier.availability.equals(availability))
                    .ifPresent(earlier -> changed.put("availability", earlier.availability));
        }
        nearestFirst.stream()
                .findFirst()
                .filter(earlier -> title != null && earlier.title != null && !earlier.title.equals(title))
                .ifPresent(earlier -> changed.put("title", earlier.title));
        return changed;
    }

    static Optional<ProductObservedState> priced(List<ProductObservedState> nearestFirst) {
        return nearestFirst.stream().filter(observed -> observed.price != null).findFirst();
    }

    static Optional<ProductObservedState> stocked(List<ProductObservedState> nearestFirst) {
        return nearestFirst.stream()
                .filter(observed -> observed.availability != null)
                .findFirst();
    }
}
