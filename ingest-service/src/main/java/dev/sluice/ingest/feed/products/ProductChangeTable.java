package dev.sluice.ingest.feed.products;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Table {@code product_change_by_day}, whose key has the percent, and {@code product_change_by_observation}, every
 * percent that an observation may stand under. A percent is noted before its row is written, so whoever comes later finds
 * and deletes it.
 */
@ApplicationScoped
class ProductChangeTable {

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

    private final Cql cql;

    ProductChangeTable(Cql cql) {
        this.cql = cql;
    }

    /** Makes the change, or none, the only one of its later observation. */
    Uni<Void> write(ProductSighting later, Optional<ProductChange> change, long began) {
        return note(change, began)
                .chain(() -> cql.readAll(SELECT_NOTES, later.productId(), later.at()))
                .chain(notes -> delete(later, change, notes, began))
                .chain(() -> upsert(change, began));
    }

    private Uni<Void> note(Optional<ProductChange> change, long began) {
        return change.map(made ->
                        cql.write(NOTE, made.later().productId(), made.later().at(), made.percent(), began))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> delete(ProductSighting later, Optional<ProductChange> change, List<Row> notes, long began) {
        List<Uni<Void>> deletions = notes.stream()
                .map(row -> row.getBigDecimal("change_percent"))
                .filter(percent -> change.filter(made -> made.percent().compareTo(percent) == 0)
                        .isEmpty())
                .map(percent -> delete(later, percent, began))
                .toList();
        return deletions.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(deletions).andFailFast().replaceWithVoid();
    }

    private Uni<Void> delete(ProductSighting later, BigDecimal percent, long began) {
        return cql.write(DELETE, began, later.day(), later.shard(), percent, later.productId(), later.at());
    }

    private Uni<Void> upsert(Optional<ProductChange> change, long began) {
        return change.map(made -> cql.write(
                        UPSERT,
                        made.later().day(),
                        made.later().shard(),
                        made.percent(),
                        made.later().productId(),
                        made.later().at(),
                        made.earlier().at(),
                        made.later().title(),
                        made.later().price(),
                        made.earlier().price(),
                        made.amount(),
                        made.later().currency(),
                        began))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
