package dev.sluice.query.feed.products;

import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.TimeRange;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Combines a product with its observations. */
@Singleton
final class ProductHistory {

    /** Name of the list in its cursors, which hold the time of the last observation. */
    static final String LIST = "observations";

    private static final int MAX_IN_DETAIL = 5;

    private final ProductTable products;
    private final ProductObservationTable observations;

    ProductHistory(ProductTable products, ProductObservationTable observations) {
        this.products = products;
        this.observations = observations;
    }

    /** Latest state with the five newest observations. */
    Uni<Optional<Product>> detail(String id) {
        TimeRange unbounded = new TimeRange(Optional.empty(), Optional.empty());
        return products.row(id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : observations
                                .newest(id, unbounded, MAX_IN_DETAIL)
                                .map(newest ->
                                        found.map(row -> ProductTable.product(row, newest, observationsUrl(id)))));
    }

    /** A page of observations, newest first; empty if the product does not exist. */
    Uni<Optional<Page<ProductObservation>>> page(String id, TimeRange range, int limit) {
        return observations.newest(id, range, limit + 1).chain(found -> {
            Optional<Page<ProductObservation>> page = Optional.of(page(found, limit));
            // Without observations in this range the product may not exist.
            return found.isEmpty()
                    ? products.byId(id).map(product -> product.flatMap(known -> page))
                    : Uni.createFrom().item(page);
        });
    }

    private static Page<ProductObservation> page(List<ProductObservation> found, int limit) {
        return Page.of(
                found,
                limit,
                observation -> observation,
                observation -> Cursor.write(LIST, observation.observedAt().toEpochMilli()));
    }

    /** Restricts a range to what precedes the cursor. */
    static TimeRange before(Optional<Instant> cursor, TimeRange range) {
        Optional<Instant> end = range.to()
                .filter(to -> cursor.isEmpty() || to.isBefore(cursor.get()))
                .or(() -> cursor);
        return new TimeRange(range.from(), end);
    }

    private static String observationsUrl(String id) {
        return "/v1/products/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/observations";
    }
}
