package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Gold's rows are published to the topic insights in the CloudEvents envelope of all feeds. */
class InsightsOnKafkaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static TestLake lake;

    /** Two rounds for all tests, since each goes through all layers. */
    @BeforeAll
    static void sendsALateObservationAndAReclassifiedFlare() throws Exception {
        lake = TestLake.one();
        observe("2026-11-20T12:00:00.000Z", "996.90");
        observe("2026-11-20T15:00:00.000Z", "100.00");
        observe("2026-11-20T16:00:00.000Z", "null");
        classify(1, "M");
        lake.catchUp();
        observe("2026-11-20T09:00:00.000Z", "1200.000001");
        classify(2, "X");
        lake.catchUp();
    }

    @Test
    void aLateObservationPublishesItsDayOfPricesAgain() throws IOException {
        List<ConsumerRecord<String, byte[]>> told = published("price-history-by-product-day/shop.example~A%2F1");

        ConsumerRecord<String, byte[]> last = told.get(told.size() - 1);
        JsonNode value = JSON.readTree(last.value());
        String at = value.path("computedAt").asText();
        assertThat(last.key()).isEqualTo("price-history-by-product-day/shop.example~A%2F1/2026-11-20/EUR");
        assertThat(value).isEqualTo(JSON.readTree("""
                                {"insight":"price-history-by-product-day","row":"shop.example~A%%2F1/2026-11-20/EUR",
                                 "dimensions":{"productId":"shop.example~A/1","day":"2026-11-20","currency":"EUR"},
                                 "measures":{"observations":3,"firstPrice":1200.000001,"minPrice":100,
                                             "maxPrice":1200.000001,"lastPrice":100},"computedAt":"%s"}""".formatted(at)));
        assertThat(at).matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(headers(last))
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", last.key() + "/" + at,
                        "ce_source", "/sluice/lake",
                        "ce_type", "dev.sluice.insight.v1",
                        "ce_time", at,
                        "ce_subject", last.key(),
                        "content-type", "application/json"));
        assertThat(JSON.readTree(told.get(0).value()).path("measures"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"observations\":2,\"firstPrice\":996.9,\"minPrice\":100,\"maxPrice\":996.9,\"lastPrice\":100}"));
    }

    @Test
    void anEmptiedGroupIsPublishedWithACountOfZero() throws IOException {
        List<ConsumerRecord<String, byte[]>> before = published("flares-by-month-class/1987-05/M");
        List<ConsumerRecord<String, byte[]>> after = published("flares-by-month-class/1987-05/X");

        assertThat(flares(before.get(0))).isEqualTo(1);
        assertThat(flares(before.get(before.size() - 1))).isZero();
        assertThat(flares(after.get(after.size() - 1))).isEqualTo(1);
    }

    private static long flares(ConsumerRecord<String, byte[]> record) throws IOException {
        return JSON.readTree(record.value()).path("measures").path("flares").asLong(-1);
    }

    private static List<ConsumerRecord<String, byte[]>> published(String prefix) {
        return lake.broker().records(Feeds.OWN).stream()
                .filter(record -> record.key().startsWith(prefix))
                .toList();
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    private static void observe(String time, String price) {
        String id = "shop.example~A/1";
        lake.broker().send("products.stored", id, id + "/" + time, time, """
                        {"productId":"%s","observedAt":"%s","url":"https://shop.example/a","title":"A","price":%s,
                         "currency":"EUR","availability":"InStock","attributes":{"color":"black"}}""".formatted(id, time, price));
    }

    private static void classify(int version, String letter) {
        String id = "1987-05-01T10:00:00-FLR-001";
        lake.broker()
                .send(
                        "solar-flares.stored",
                        id,
                        id + "/" + version,
                        "1987-05-01T12:00:00.00000" + version + "Z",
                        """
                        {"flareId":"%s","versionId":%d,"beginTime":"1987-05-01T10:00:00Z","classType":"%s1.0",
                         "classLetter":"%3$s","classNumber":1.0,"peakFluxWattsPerSquareMetre":1.0E-5,"encodedClass":41.0}""".formatted(id, version, letter));
    }
}
