package dev.sluice.bench.bare;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import com.datastax.oss.driver.api.core.type.reflect.GenericType;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** The essential rows of a product: the latest state, the observation, and the month that has it. */
final class ProductRows {

    private static final GenericType<List<String>> TEXTS = GenericType.listOf(String.class);
    private static final GenericType<Map<String, String>> NAMED_TEXTS = GenericType.mapOf(String.class, String.class);

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private static final String BY_ID = """
            INSERT INTO product_by_id (product_id, site, url, title, brand, price, list_price, currency, availability,
              condition, rating, rating_count, asin, sku, gtin, mpn, image_url, country_of_origin, attributes, warnings,
              sources, observed_at, event_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?""";

    private static final String OBSERVATION = """
            INSERT INTO product_observation_by_month (product_id, month, observed_at, title, price, list_price,
              currency, availability, condition, rating, rating_count, url, warnings, event_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?""";

    private static final String MONTH_ROW =
            "INSERT INTO product_month_by_product (product_id, month) VALUES (?, ?) USING TIMESTAMP ?";

    private final PreparedStatement byId;
    private final PreparedStatement observation;
    private final PreparedStatement monthRow;

    ProductRows(CqlSession session) {
        byId = session.prepare(BY_ID);
        observation = session.prepare(OBSERVATION);
        monthRow = session.prepare(MONTH_ROW);
    }

    List<BoundStatement> statements(Product product, String id) {
        long writeTime = RowWriter.writeTime(product.observedAt(), id);
        String month = MONTH.format(product.observedAt());
        return List.of(
                latest(product, id, writeTime),
                observation(product, id, month, writeTime),
                monthRow.boundStatementBuilder()
                        .setString(0, product.productId())
                        .setString(1, month)
                        .setLong(2, writeTime)
                        .build());
    }

    private BoundStatement latest(Product product, String id, long writeTime) {
        return byId.boundStatementBuilder()
                .setString(0, product.productId())
                .setString(
                        1, product.productId().substring(0, product.productId().indexOf('~')))
                .setString(2, product.url())
                .setString(3, product.title())
                .setString(4, product.brand())
                .setBigDecimal(5, product.price())
                .setBigDecimal(6, product.listPrice())
                .setString(7, product.currency())
                .setString(8, product.availability())
                .setString(9, product.condition())
                .setBigDecimal(10, product.rating())
                .set(11, product.ratingCount(), TypeCodecs.BIGINT)
                .setString(12, product.asin())
                .setString(13, product.sku())
                .setString(14, product.gtin())
                .setString(15, product.mpn())
                .setString(16, product.imageUrl())
                .setString(17, product.countryOfOrigin())
                .set(18, product.attributes(), NAMED_TEXTS)
                .set(19, product.warnings(), TEXTS)
                .set(20, product.sources(), NAMED_TEXTS)
                .setInstant(21, product.observedAt())
                .setString(22, id)
                .setLong(23, writeTime)
                .build();
    }

    private BoundStatement observation(Product product, String id, String month, long writeTime) {
        return observation
                .boundStatementBuilder()
                .setString(0, product.productId())
                .setString(1, month)
                .setInstant(2, product.observedAt())
                .setString(3, product.title())
                .setBigDecimal(4, product.price())
                .setBigDecimal(5, product.listPrice())
                .setString(6, product.currency())
                .setString(7, product.availability())
                .setString(8, product.condition())
                .setBigDecimal(9, product.rating())
                .set(10, product.ratingCount(), TypeCodecs.BIGINT)
                .setString(11, product.url())
                .set(12, product.warnings(), TEXTS)
                .setString(13, id)
                .setLong(14, writeTime)
                .build();
    }
}
