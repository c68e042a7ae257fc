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
 * What of an observation is compared with its neighbours in time.
 *
 * @param at to the millisecond, as the tables have it
 * @param price with its currency, or null
 * @param availability of schema.org, or null
 */
record ProductSighting(
        String productId, Instant at, String title, BigDecimal price, String currency, String availability) {

    private static final int SHARDS = 4;

    /** Can be bought and had now. */
    private static final Set<String> THERE = Set.of("InStock", "InStoreOnly", "LimitedAvailability", "OnlineOnly");

    /** Was once, and cannot be had now; what is still to come (PreOrder) cannot come back. */
    private static final Set<String> GONE = Set.of("BackOrder", "Discontinued", "OutOfStock", "Reserved", "SoldOut");

    static ProductSighting of(Product product) {
        return new ProductSighting(
                product.productId(),
                product.observedAt().truncatedTo(ChronoUnit.MILLIS),
                product.title(),
                product.price(),
                product.currency(),
                product.availability());
    }

    static ProductSighting of(String productId, Row row) {
        return new ProductSighting(
                productId,
                row.getInstant("observed_at"),
                row.getString("title"),
                row.getBigDecimal("price"),
                row.getString("currency"),
                row.getString("availability"));
    }

    LocalDate day() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** Spreads the changes and returns of a day; query-service reads all shards. */
    int shard() {
        return Math.floorMod(productId.hashCode(), SHARDS);
    }

    boolean isBackSince(ProductSighting earlier) {
        return availability != null
                && earlier.availability != null
                && THERE.contains(availability)
                && GONE.contains(earlier.availability);
    }

    /** Whether the neighbours on one side say all that this one can be compared with. */
    boolean isMetBy(List<ProductSighting> nearestFirst) {
        return (price == null || priced(nearestFirst).isPresent())
                && (availability == null || stocked(nearestFirst).isPresent());
    }

    /**
     * What of this one was otherwise before: price (with its currency), availability and title, where both are known.
     *
     * @param nearestFirst what was seen before
     * @return the values of before, by field; empty if all is as it was
     */
    Map<String, String> changedFrom(List<ProductSighting> nearestFirst) {
        Map<String, String> changed = new TreeMap<>();
        if (price != null) {
            priced(nearestFirst)
                    .filter(before -> before.price.compareTo(price) != 0 || !before.currency.equals(currency))
                    .ifPresent(before -> changed.put("price", before.price.toPlainString() + " " + before.currency));
        }
        if (availability != null) {
            stocked(nearestFirst)
                    .filter(before -> !before.availability.equals(availability))
                    .ifPresent(before -> changed.put("availability", before.availability));
        }
        nearestFirst.stream()
                .findFirst()
                .filter(before -> title != null && before.title != null && !before.title.equals(title))
                .ifPresent(before -> changed.put("title", before.title));
        return changed;
    }

    static Optional<ProductSighting> priced(List<ProductSighting> nearestFirst) {
        return nearestFirst.stream().filter(seen -> seen.price != null).findFirst();
    }

    static Optional<ProductSighting> stocked(List<ProductSighting> nearestFirst) {
        return nearestFirst.stream().filter(seen -> seen.availability != null).findFirst();
    }
}
