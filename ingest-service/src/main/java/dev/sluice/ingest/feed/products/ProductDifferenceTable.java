package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.cassandra.CqlExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Column {@code changed_from} of an observation: the previous values of the fields that changed. */
@Singleton
final class ProductDifferenceTable {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private static final String UPDATE = """
            UPDATE sluice.product_observation_by_month USING TIMESTAMP ? SET changed_from = ?
            WHERE product_id = ? AND month = ? AND observed_at = ?""";

    private final CqlExecutor cql;

    ProductDifferenceTable(CqlExecutor cql) {
        this.cql = cql;
    }

    /** Writes nothing for the newest observation if nothing changed, since there is nothing to correct. */
    Uni<Void> write(ProductObservedState own, List<ProductObservedState> earlier, boolean newest, long startedAt) {
        Map<String, String> changed = own.changedFrom(earlier);
        return changed.isEmpty() && newest
                ? Uni.createFrom().voidItem()
                : cql.write(
                        UPDATE,
                        startedAt,
                        changed.isEmpty() ? null : changed,
                        own.productId(),
                        MONTH.format(own.at()),
                        own.at());
    }
}
