package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.cassandra.NamedValues;
import dev.sluice.ingest.intake.Envelope;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The tables of products: latest state, all observations, and the months with observations. Search words and the rows
 * derived from adjacent observations are written afterwards, by {@link ProductChanges}.
 */
final class ProductTable {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private static final String UPSERT_LATEST = """
            INSERT INTO sluice.product_by_id (product_id, site, url, title, brand, price, list_price, currency,
              availability, condition, rating, rating_count, asin, sku, gtin, mpn, image_url, country_of_origin,
              attributes, warnings, sources, observed_at, event_id)
            VALUES (:product_id, :site, :url, :title, :brand, :price, :list_price, :currency, :availability,
              :condition, :rating, :rating_count, :asin, :sku, :gtin, :mpn, :image_url, :country_of_origin,
              :attributes, :warnings, :sources, :observed_at, :event_id)
            USING TIMESTAMP :write_time""";

    private static final String UPSERT_OBSERVATION = """
            INSERT INTO sluice.product_observation_by_month (product_id, month, observed_at, title, brand, price,
              list_price, currency, availability, condition, rating, rating_count, url, warnings, event_id)
            VALUES (:product_id, :month, :observed_at, :title, :brand, :price, :list_price, :currency, :availability,
              :condition, :rating, :rating_count, :url, :warnings, :event_id)
            USING TIMESTAMP :write_time""";

    private static final String UPSERT_MONTH = """
            INSERT INTO sluice.product_month_by_product (product_id, month) VALUES (:product_id, :month)
            USING TIMESTAMP :write_time""";

    private ProductTable() {}

    static List<BoundWrite> rows(Product product, Envelope envelope) {
        NamedValues values = values(product, envelope);
        return List.of(
                BoundWrite.of(UPSERT_LATEST, values),
                BoundWrite.of(UPSERT_OBSERVATION, values),
                BoundWrite.of(UPSERT_MONTH, values));
    }

    private static NamedValues values(Product product, Envelope envelope) {
        return new NamedValues()
                .set("product_id", product.productId())
                .set("month", MONTH.format(product.observedAt()))
                .set("site", product.site())
                .set("url", product.url())
                .set("title", product.title())
                .set("brand", product.brand())
                .set("price", product.price())
                .set("list_price", product.listPrice())
                .set("currency", product.currency())
                .set("availability", product.availability())
                .set("condition", product.condition())
                .set("rating", product.rating())
                .set("rating_count", product.ratingCount())
                .set("asin", product.asin())
                .set("sku", product.sku())
                .set("gtin", product.gtin())
                .set("mpn", product.mpn())
                .set("image_url", product.imageUrl())
                .set("country_of_origin", product.countryOfOrigin())
                .set("attributes", product.attributes())
                .set("warnings", product.warnings())
                .set("sources", product.sources())
                .set("observed_at", product.observedAt())
                .set("event_id", envelope.id())
                .set("write_time", envelope.tieBrokenWriteTime());
    }
}
