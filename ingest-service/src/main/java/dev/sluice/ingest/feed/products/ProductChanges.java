package dev.sluice.ingest.feed.products;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Derives price changes, restocks and differences from a stored observation and its adjacent ones: its own, and those of
 * the next observation, which now has another predecessor. Derived rows are written with the time at which their input
 * began to be read: of two observations stored concurrently at least one sees the other, and its later write wins.
 */
@Singleton
final class ProductChanges {

    private final ProductAdjacentObservations neighbours;
    private final ProductChangeTable changes;
    private final ProductRestockTable restocks;
    private final ProductDifferences differences;

    ProductChanges(
            ProductAdjacentObservations neighbours,
            ProductChangeTable changes,
            ProductRestockTable restocks,
            ProductDifferences differences) {
        this.neighbours = neighbours;
        this.changes = changes;
        this.restocks = restocks;
        this.differences = differences;
    }

    /** Call after the observation is stored; idempotent. */
    Uni<Void> derive(ProductObservedState own) {
        long startedAt = now();
        return neighbours.after(own).chain(after -> {
            Optional<ProductObservedState> next =
                    own.price() == null ? Optional.empty() : ProductObservedState.priced(after);
            return writePriceChange(own)
                    .chain(() -> next.map(this::writePriceChange)
                            .orElseGet(() -> Uni.createFrom().voidItem()))
                    .chain(() -> writeRestock(own, after, startedAt))
                    .chain(() -> differences.write(own, after));
        });
    }

    /** Repeats if another observation was stored in between meanwhile, since that may have missed this percent. */
    private Uni<Void> writePriceChange(ProductObservedState own) {
        if (own.price() == null) {
            return Uni.createFrom().voidItem();
        }
        long startedAt = now();
        return priceBefore(own).chain(earlier -> {
            Optional<ProductChange> change = earlier.flatMap(previous -> ProductChange.between(previous, own));
            Uni<Void> written = changes.write(own, change, startedAt);
            return change.isEmpty()
                    ? written
                    : written.chain(() -> priceBefore(own))
                            .chain(again ->
                                    again.equals(earlier) ? Uni.createFrom().voidItem() : writePriceChange(own));
        });
    }

    private Uni<Optional<ProductObservedState>> priceBefore(ProductObservedState own) {
        return neighbours.before(own).map(ProductObservedState::priced);
    }

    private Uni<Void> writeRestock(ProductObservedState own, List<ProductObservedState> after, long startedAt) {
        if (own.availability() == null) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> next = ProductObservedState.stocked(after)
                .map(later -> restocks.correct(own, later, startedAt))
                .orElseGet(() -> Uni.createFrom().voidItem());
        return neighbours
                .before(own)
                .map(ProductObservedState::stocked)
                .chain(earlier -> earlier.map(previous -> restocks.write(previous, own, startedAt))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> next);
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
