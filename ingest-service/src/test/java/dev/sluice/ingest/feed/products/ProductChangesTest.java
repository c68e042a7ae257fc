package dev.sluice.ingest.feed.products;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.TestKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Price changes, restocks and differences of observations in order, late, repeated and concurrent. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ProductChangesTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestKafka kafka = new TestKafka();
    private final String product = "shop.example~" + UUID.randomUUID();

    /** Midnight of the first of a month, so that adjacent observations are in two months. */
    private final Instant midnight = LocalDate.now(ZoneOffset.UTC)
            .withDayOfMonth(1)
            .minusMonths(1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();

    @Inject
    QuarkusCqlSession session;

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void aRepeatedObservationMakesOneChange() {
        send(-1, "100.00", "InStock");
        awaitStored(1);
        send(0, "90.00", "InStock");
        send(0, "90.00", "InStock");

        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(changes()).containsExactly("-10.0000 -1h -> 0h"));
        assertThat(restocks()).isEmpty();
    }

    @Test
    void aLateObservationCorrectsBothItsNeighbours() {
        send(-2, "100.00", "OutOfStock");
        send(2, "80.00", "InStock");
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(changes()).containsExactly("-20.0000 -2h -> 2h");
            assertThat(restocks()).containsExactly("-2h -> 2h");
        });

        send(-1, "120.00", "InStock");

        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(changes()).containsExactlyInAnyOrder("20.0000 -2h -> -1h", "-33.3333 -1h -> 2h");
            assertThat(restocks()).containsExactly("-2h -> -1h");
        });
    }

    @Test
    void concurrentObservationsGiveTheChangesOfTheRightOrder() {
        List<Integer> hours =
                new ArrayList<>(Stream.iterate(-20, hour -> hour + 1).limit(40).toList());
        Collections.shuffle(hours, new Random(5));

        hours.forEach(hour -> send(hour, price(hour), hour % 4 == 0 ? "SoldOut" : "InStock"));
        hours.subList(0, 10).forEach(hour -> send(hour, price(hour), hour % 4 == 0 ? "SoldOut" : "InStock"));

        List<String> steps = Stream.iterate(-19, hour -> hour + 1)
                .limit(39)
                .map(hour -> (hour - 1) + "h -> " + hour + "h")
                .toList();
        List<String> back = Stream.iterate(-19, hour -> hour + 4)
                .limit(10)
                .map(hour -> (hour - 1) + "h -> " + hour + "h")
                .toList();
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(changes())
                    .extracting(change -> change.substring(change.indexOf(' ') + 1))
                    .containsExactlyInAnyOrderElementsOf(steps);
            assertThat(restocks()).containsExactlyInAnyOrderElementsOf(back);
            assertThat(differences())
                    .containsExactlyInAnyOrderElementsOf(Stream.iterate(-20, hour -> hour + 1)
                            .limit(40)
                            .map(ProductChangesTest::difference)
                            .toList());
        });
    }

    /** The expected differences from the observation an hour before; none for the first. */
    private static String difference(int hour) {
        Map<String, String> before = new TreeMap<>();
        if (hour > -20) {
            before.put("price", price(hour - 1) + " EUR");
            if (hour % 4 == 0) {
                before.put("availability", "InStock");
            } else if (Math.floorMod(hour, 4) == 1) {
                before.put("availability", "SoldOut");
            }
        }
        return hour + "h " + before;
    }

    private List<String> differences() {
        return Stream.of(midnight.minus(Duration.ofHours(1)), midnight)
                .map(time -> time.toString().substring(0, 7))
                .flatMap(month -> session
                        .execute(
                                "SELECT * FROM sluice.product_observation_by_month WHERE product_id = ? AND month = ?",
                                product,
                                month)
                        .all()
                        .stream())
                .map(row -> hour(row.getInstant("observed_at")) + " "
                        + new TreeMap<>(row.getMap("changed_from", String.class, String.class)))
                .toList();
    }

    private static String price(int hour) {
        return (100 + Math.floorMod(hour * 37, 41)) + ".00";
    }

    private void send(int hour, String price, String availability) {
        Instant at = midnight.plus(hour, ChronoUnit.HOURS);
        String json = """
                {"productId":"%s","observedAt":"%s","url":"https://shop.example/1","title":"A thing","price":%s,
                 "currency":"EUR","availability":"%s"}""".formatted(product, at, price, availability);
        kafka.send(
                "products",
                product,
                TestKafka.envelope(
                        "product", product, at, product + "/" + at.toString().replace("Z", ".000Z")),
                json.getBytes(UTF_8));
    }

    private void awaitStored(int observations) {
        await().atMost(TIMEOUT)
                .until(() -> session.execute(
                                        "SELECT month FROM sluice.product_month_by_product WHERE product_id = ?",
                                        product)
                                .all()
                                .size()
                        == observations);
    }

    private List<String> changes() {
        return rows("product_change_by_day").stream()
                .map(row -> row.getBigDecimal("change_percent") + " " + step(row))
                .toList();
    }

    private List<String> restocks() {
        return rows("product_back_in_stock_by_day").stream().map(this::step).toList();
    }

    private List<Row> rows(String table) {
        LocalDate day = LocalDate.ofInstant(midnight, ZoneOffset.UTC);
        return Stream.of(day.minusDays(1), day)
                .flatMap(one -> session
                        .execute(
                                "SELECT * FROM sluice." + table + " WHERE day = ? AND shard = ?",
                                one,
                                Math.floorMod(product.hashCode(), 4))
                        .all()
                        .stream())
                .filter(row -> product.equals(row.getString("product_id")))
                .toList();
    }

    private String step(Row row) {
        return hour(row.getInstant("previous_observed_at")) + " -> " + hour(row.getInstant("observed_at"));
    }

    private String hour(Instant at) {
        return Duration.between(midnight, at).toHours() + "h";
    }
}
