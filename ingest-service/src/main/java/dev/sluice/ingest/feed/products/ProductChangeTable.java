package dev.sluice.ingest.feed.products;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.ingest.cassandra.CqlExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Tables {@code product_change_by_day}, whose key includes the percent, and {@code product_change_by_observation}, the
 * percents under which an observation may have a row. A percent is noted there before its row is written, so that a later
 * computation finds and deletes the row.
 */
@Singleton
final class ProductChangeTable {

    private static final String NOTE = """
            INSERT INTO sluice.product_change_by_observation (product_id, observed_at, change_percent) VALUES (?, ?, ?)
            USING TIMESTAMP ?""";

    private static final String SELECT_NOTES = """
            SELECT change_percent FROM sluice.product_change_by_observation
            WHERE product_id = ? AND observed_at = ? LIMIT 1000""";

    private static final String UPSERT = """
            INSERT INTO sluice.product_change_by_day (day, shard, change_percent, product_id, observed_at,
              previous_observed_at, title, price, previous_price, change, currency)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private static final String DELETE = """
            DELETE FROM sluice.product_change_by_day USING TIMESTAMP ?
            WHERE day = ? AND shard = ? AND change_percent = ? AND product_id = ? AND observed_at = ?""";

    private final CqlExecutor cql;

    ProductChangeTable(CqlExecutor cql) {
        this.cql = cql;
    }

    /**
     * Writes the change, if there is one, and deletes any other change of {@code later}.
     *
     * @param newest true if {@code later} is the newest observation of the product; it has no row yet, so nothing is
     *     deleted
     * @param startedAt the write timestamp, in microseconds
     */
    Uni<Void> write(ProductObservedState later, Optional<ProductChange> change, boolean newest, long startedAt) {
        if (newest && change.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return note(change, startedAt)
                .chain(() -> newest
                        ? Uni.createFrom().item(List.<Row>of())
                        : cql.readAll(SELECT_NOTES, later.productId(), later.at()))
                .chain(notes -> delete(later, change, notes, startedAt))
                .chain(() -> upsert(change, startedAt));
    }

    private Uni<Void> note(Optional<ProductChange> change, long startedAt) {
        return change.map(present -> cql.write(
                        NOTE, present.later().productId(), present.later().at(), present.percent(), startedAt))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> delete(
            ProductObservedState later, Optional<ProductChange> change, List<Row> notes, long startedAt) {
        List<Uni<Void>> deletions = notes.stream()
                .map(row -> row.getBigDecimal("change_percent"))
                .filter(percent -> change.filter(present -> present.percent().compareTo(percent) == 0)
                        .isEmpty())
                .map(percent -> delete(later, percent, startedAt))
                .toList();
        return deletions.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(deletions).andFailFast().replaceWithVoid();
    }

    private Uni<Void> delete(ProductObservedState later, BigDecimal percent, long startedAt) {
        return cql.write(DELETE, startedAt, later.day(), later.shard(), percent, later.productId(), later.at());
    }

    private Uni<Void> upsert(Optional<ProductChange> change, long startedAt) {
        return change.map(present -> cql.write(
                        UPSERT,
                        present.later().day(),
                        present.later().shard(),
                        present.percent(),
                        present.later().productId(),
                        present.later().at(),
                        present.earlier().at(),
                        present.later().title(),
                        present.later().price(),
                        present.earlier().price(),
                        present.amount(),
                        present.later().currency(),
                        startedAt))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
