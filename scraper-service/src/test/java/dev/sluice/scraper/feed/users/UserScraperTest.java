package dev.sluice.scraper.feed.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.backends.BackendsResource;
import dev.sluice.scraper.Contract;
import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.SharedData;
import dev.sluice.scraper.feed.CapturedLog;
import dev.sluice.scraper.feed.TopicRecords;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.source.RunResult;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records of topic users, from a fake API over HTTP to a real Kafka; none holds a secret. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class UserScraperTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Fetcher fetcher;
    private final EventPublisher publisher;
    private final FakeWebServer web = new FakeWebServer();

    @Inject
    UserScraperTest(Fetcher fetcher, EventPublisher publisher) {
        this.fetcher = fetcher;
        this.publisher = publisher;
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void aUserArrivesInItsEnvelopeAndASecondCollectionHasTheSameId() {
        web.with("/api/", "application/json", resource("one.json"));
        try (TopicRecords wire = new TopicRecords("users")) {

            RunResult result = run(1, "run-1");
            ConsumerRecord<String, byte[]> first = wire.take(1).get(0);
            run(1, "run-2");
            ConsumerRecord<String, byte[]> second = wire.take(1).get(0);

            assertThat(result).isEqualTo(new RunResult(1, Map.of(), null));
            assertThat(web.requests()).contains("/api/?seed=a+seed&page=1&results=7");
            Map<String, String> headers = TopicRecords.headers(first);
            assertThat(headers.keySet()).containsExactlyElementsOf(TopicRecords.HEADERS);
            assertThat(headers)
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_type", "dev.sluice.user.v1")
                    .containsEntry("ce_source", "/sluice/scraper-service")
                    .containsEntry("ce_subject", first.key())
                    .containsEntry("ce_scrapeid", "run-1")
                    .containsEntry("content-type", "application/json");
            assertThat(first.key()).isEqualTo("7a0eed16-9430-4d68-901f-c0d4c1c3bf00");
            assertThat(headers.get("ce_id")).matches(first.key() + "/[0-9a-f]{16}");
            assertThat(headers.get("ce_time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(TopicRecords.text(first)).contains("\"collectedAt\":\"" + headers.get("ce_time") + "\"");
            assertThat(Contract.violations("users", first.value())).isEmpty();
            assertThat(TopicRecords.headers(second)).containsEntry("ce_id", headers.get("ce_id"));
            assertThat(TopicRecords.headers(second).get("ce_time")).isGreaterThan(headers.get("ce_time"));
        }
    }

    @Test
    void noSecretOfTwoHundredUsersIsInAnyRecordOrLogLine() throws IOException {
        byte[] source = Files.readAllBytes(SharedData.at("randomuser/us-200.json"));
        web.with("/api/", exchange -> FakeWebServer.send(exchange, 200, "application/json", source));
        try (TopicRecords wire = new TopicRecords("users");
                CapturedLog log = new CapturedLog()) {

            run(1, "run");

            String everything = String.join("\n", log.lines());
            for (ConsumerRecord<String, byte[]> record : wire.take(200)) {
                everything += record.key() + TopicRecords.headers(record) + TopicRecords.text(record) + "\n";
            }
            for (JsonNode result : new ObjectMapper().readTree(source).get("results")) {
                assertThat(UserSecrets.of(result)).isNotEmpty().noneMatch(everything::contains);
            }
            assertThat(everything).doesNotContain("\"password\"");
        }
    }

    @Test
    void aMalformedPageEndsTheRunThere() {
        AtomicInteger asked = new AtomicInteger();
        web.with("/api/", exchange -> {
            boolean first = asked.incrementAndGet() == 1;
            String body = first
                    ? resource("one.json")
                    : List.of("<html>", "{\"error\":\"no\"}", "{\"results\":[]}", "[]")
                            .get(asked.get() % 4);
            FakeWebServer.send(exchange, 200, "application/json", body.getBytes(StandardCharsets.UTF_8));
        });

        RunResult result = run(3, "run");

        assertThat(result).isEqualTo(new RunResult(1, Map.of("unusable", 1L), 2));
        assertThat(asked).hasValue(5);
    }

    private RunResult run(int pages, String scrapeId) {
        UserSettings settings = new FakeUserSettings(web.at("/api/"), "off", "a seed", 7, pages);
        return new UserScraper(new RandomUserClient(fetcher, settings), publisher, settings)
                .run(scrapeId)
                .await()
                .atMost(TIMEOUT);
    }

    private static String resource(String name) {
        try (var in = UserScraperTest.class.getResourceAsStream("/randomuser/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record FakeUserSettings(URI url, String every, String seed, int pageSize, int pages)
            implements UserSettings {}
}
