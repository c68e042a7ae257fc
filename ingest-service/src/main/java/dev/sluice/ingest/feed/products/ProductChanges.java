package dev.sluice.ingest.feed.products;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Compares an observation, once stored, with its neighbours in time: its own change, and that of the one after it, which
 * has a new predecessor. Every row carries the moment at which the reading began that it was computed from: of two
 * observations stored side by side at least one sees the other, and its later word holds.
 */
@ApplicationScoped
class ProductChanges {

    private final ProductNeighbours neighbours;
    private final ProductChangeTable changes;
    private final ProductRestockTable restocks;
    private final ProductDifferences differences;

    ProductChanges(
            ProductNeighbours neighbours,
            ProductChangeTable changes,
            ProductRestockTable restocks,
            ProductDifferences differences) {
        this.neighbours = neighbours;
        this.changes = changes;
        this.restocks = restocks;
        this.differences = differences;
    }

    /** To be called once the observation is stored; again has the effect of once. */
    Uni<Void> settle(ProductSighting own) {
        long began = now();
        return neighbours.after(own).chain(after -> {
            Optional<ProductSighting> next = own.price() == null ? Optional.empty() : ProductSighting.priced(after);
            return prices(own)
                    .chain(() -> next.map(this::prices)
                            .orElseGet(() -> Uni.createFrom().voidItem()))
                    .chain(() -> stock(own, after, began))
                    .chain(() -> differences.settle(own, after));
        });
    }

    /** Repeats if another observation has come between meanwhile: it may not have found what was noted here. */
    private Uni<Void> prices(ProductSighting own) {
        if (own.price() == null) {
            return Uni.createFrom().voidItem();
        }
        long began = now();
        return priceBefore(own).chain(earlier -> {
            Optional<ProductChange> change = earlier.flatMap(seen -> ProductChange.between(seen, own));
            Uni<Void> written = changes.write(own, change, began);
            return change.isEmpty()
                    ? written
                    : written.chain(() -> priceBefore(own))
                            .chain(again ->
                                    again.equals(earlier) ? Uni.createFrom().voidItem() : prices(own));
        });
    }

    private Uni<Optional<ProductSighting>> priceBefore(ProductSighting own) {
        return neighbours.before(own).map(ProductSighting::priced);
    }

    private Uni<Void> stock(ProductSighting own, List<ProductSighting> after, long began) {
        if (own.availability() == null) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> next = ProductSighting.stocked(after)
                .map(later -> restocks.correct(own, later, began))
                .orElseGet(() -> Uni.createFrom().voidItem());
        return neighbours
                .before(own)
                .map(ProductSighting::stocked)
                .chain(earlier -> earlier.map(seen -> restocks.write(seen, own, began))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> next);
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
