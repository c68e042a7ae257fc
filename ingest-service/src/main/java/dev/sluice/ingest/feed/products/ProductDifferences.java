package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Column {@code changed_from} of an observation: what was otherwise in those before. As with the changes, a write carries
 * the moment its reading began, so the later word holds.
 */
@ApplicationScoped
class ProductDifferences {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private static final String UPDATE = """
            UPDATE sluice.product_observation_by_month USING TIMESTAMP ? SET changed_from = ?
            WHERE product_id = ? AND month = ? AND observed_at = ?""";

    private final Cql cql;
    private final ProductNeighbours neighbours;

    ProductDifferences(Cql cql, ProductNeighbours neighbours) {
        this.cql = cql;
        this.neighbours = neighbours;
    }

    /** For an observation as it was stored, and for those after it that were compared with an earlier one until now. */
    Uni<Void> settle(ProductSighting own, List<ProductSighting> after) {
        Set<ProductSighting> next = new LinkedHashSet<>(after.subList(0, Math.min(1, after.size())));
        ProductSighting.priced(after).ifPresent(next::add);
        ProductSighting.stocked(after).ifPresent(next::add);
        return write(own, next.isEmpty()).chain(() -> Multi.createFrom()
                .iterable(next)
                .onItem()
                .transformToUniAndConcatenate(later -> write(later, false))
                .onItem()
                .ignoreAsUni());
    }

    /** The newest has nothing to be corrected: where nothing has changed, nothing is written. */
    private Uni<Void> write(ProductSighting own, boolean newest) {
        long began = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        return neighbours.before(own).chain(before -> {
            Map<String, String> changed = own.changedFrom(before);
            if (changed.isEmpty() && newest) {
                return Uni.createFrom().voidItem();
            }
            return cql.write(
                    UPDATE,
                    began,
                    changed.isEmpty() ? null : changed,
                    own.productId(),
                    MONTH.format(own.at()),
                    own.at());
        });
    }
}
