package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.cassandra.CqlExecutor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes column {@code changed_from} of an observation: the previous values of the fields that changed. A write has the
 * time at which its input began to be read, so that the later computation wins.
 */
@Singleton
final class ProductDifferences {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private static final String UPDATE = """
            UPDATE sluice.product_observation_by_month USING TIMESTAMP ? SET changed_from = ?
            WHERE product_id = ? AND month = ? AND observed_at = ?""";

    private final CqlExecutor cql;
    private final ProductAdjacentObservations neighbours;

    ProductDifferences(CqlExecutor cql, ProductAdjacentObservations neighbours) {
        this.cql = cql;
        this.neighbours = neighbours;
    }

    /** Updates a stored observation, and the later ones that were compared with an earlier one until now. */
    Uni<Void> write(ProductObservedState own, List<ProductObservedState> after) {
        Set<ProductObservedState> next = new LinkedHashSet<>(after.subList(0, Math.min(1, after.size())));
        ProductObservedState.priced(after).ifPresent(next::add);
        ProductObservedState.stocked(after).ifPresent(next::add);
        return write(own, next.isEmpty()).chain(() -> Multi.createFrom()
                .iterable(next)
                .onItem()
                .transformToUniAndConcatenate(later -> write(later, false))
                .onItem()
                .ignoreAsUni());
    }

    /** Writes nothing for the newest observation if nothing changed, since there is nothing to correct. */
    private Uni<Void> write(ProductObservedState own, boolean newest) {
        long startedAt = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        return neighbours.before(own).chain(before -> {
            Map<String, String> changed = own.changedFrom(before);
            if (changed.isEmpty() && newest) {
                return Uni.createFrom().voidItem();
            }
            return cql.write(
                    UPDATE,
                    startedAt,
                    changed.isEmpty() ? null : changed,
                    own.productId(),
                    MONTH.format(own.at()),
                    own.at());
        });
    }
}
