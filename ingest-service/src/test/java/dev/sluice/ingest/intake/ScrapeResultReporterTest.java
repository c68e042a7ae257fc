package dev.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.TestKafka;
import dev.sluice.ingest.UserEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The result of a requested event is reported; other events are not. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ScrapeResultReporterTest {

    private final TestKafka kafka = new TestKafka();

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void storedAndRejectedEventsAreReportedToTheirRequests() throws IOException {
        String good = UUID.randomUUID().toString();
        String bad = UUID.randomUUID().toString();
        Instant now = Instant.parse("2026-11-20T12:00:00.125Z");

        send(good, now, UserEvents.user(good, now).toString());
        send(bad, now, "{\"userId\":\"" + bad + "\"}");

        JsonNode stored = result("scrape-" + good);
        assertThat(stored.get("state").asText()).isEqualTo("stored");
        assertThat(stored.get("eventId").asText()).isEqualTo(good + "/1");
        assertThat(stored.get("feed").asText()).isEqualTo("users");
        assertThat(stored.get("reasons")).isEmpty();
        assertThat(Instant.parse(stored.get("at").asText())).isAfter(now);
        JsonNode rejected = result("scrape-" + bad);
        assertThat(rejected.get("state").asText()).isEqualTo("rejected");
        assertThat(rejected.at("/reasons/0/field").asText()).isNotEmpty();
    }

    private void send(String id, Instant time, String json) {
        Map<String, String> headers = new TreeMap<>(TestKafka.envelope("user", id, time, id + "/1"));
        headers.put("ce_scrapeid", "scrape-" + id);
        kafka.send("users", id, headers, json.getBytes(UTF_8));
    }

    private static JsonNode result(String scrapeId) {
        return await().atMost(UserEvents.TIMEOUT)
                .until(() -> results(scrapeId), found -> found.size() == 1)
                .get(0);
    }

    private static List<JsonNode> results(String scrapeId) {
        return TestKafka.all("scrape-results").stream()
                .filter(record -> record.key().equals(scrapeId))
                .map(record -> {
                    try {
                        return StrictJson.MAPPER.readTree(record.value());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
