package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A product's tables: its latest state, its words, every observation, and the months that hold observations. Once they have it,
 * {@link ProductChanges} is told.
 */
@ApplicationScoped
class ProductTable {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private static final String UPSERT_LATEST = """
            INSERT INTO sluice.product_by_id (product_id, site, url, title, brand, price, list_price, currency,
              availability, condition, rating, rating_count, asin, sku, gtin, mpn, image_url, country_of_origin,
              attributes, warnings, sources, observed_at, event_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private static final String UPSERT_OBSERVATION = """
            INSERT INTO sluice.product_observation_by_month (product_id, month, observed_at, title, price, list_price,
              currency, availability, condition, rating, rating_count, url, warnings, event_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private static final String UPSERT_MONTH =
            "INSERT INTO sluice.product_month_by_product (product_id, month) VALUES (?, ?) USING TIMESTAMP ?";

    private final Cql cql;
    private final ProductWordTable words;
    private final ProductChanges changes;

    ProductTable(Cql cql, ProductWordTable words, ProductChanges changes) {
        this.cql = cql;
        this.words = words;
        this.changes = changes;
    }

    Uni<Void> write(Product product, Envelope envelope) {
        return Uni.join()
                .all(
                        latest(product, envelope),
                        observation(product, envelope),
                        words.write(product, envelope.tieBrokenWriteTime()),
                        cql.write(
                                UPSERT_MONTH,
                                product.productId(),
                                MONTH.format(product.observedAt()),
                                envelope.tieBrokenWriteTime()))
                .andFailFast()
                .chain(() -> changes.settle(ProductSighting.of(product)));
    }

    private Uni<Void> latest(Product product, Envelope envelope) {
        return cql.write(
                UPSERT_LATEST,
                product.productId(),
                product.site(),
                product.url(),
                product.title(),
                product.brand(),
                product.price(),
                product.listPrice(),
                product.currency(),
                product.availability(),
                product.condition(),
                product.rating(),
                product.ratingCount(),
                product.asin(),
                product.sku(),
                product.gtin(),
                product.mpn(),
                product.imageUrl(),
                product.countryOfOrigin(),
                product.attributes(),
                product.warnings(),
                product.sources(),
                product.observedAt(),
                envelope.id(),
                envelope.tieBrokenWriteTime());
    }

    private Uni<Void> observation(Product product, Envelope envelope) {
        return cql.write(
                UPSERT_OBSERVATION,
                product.productId(),
                MONTH.format(product.observedAt()),
                product.observedAt(),
                product.title(),
                product.price(),
                product.listPrice(),
                product.currency(),
                product.availability(),
                product.condition(),
                product.rating(),
                product.ratingCount(),
                product.url(),
                product.warnings(),
                envelope.id(),
                envelope.tieBrokenWriteTime());
    }
}
