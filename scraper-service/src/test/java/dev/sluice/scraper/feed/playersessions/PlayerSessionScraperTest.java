package dev.sluice.scraper.feed.playersessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.BackendsResource;
import dev.sluice.scraper.Contract;
import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.feed.TopicRecords;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.source.Checkpoints;
import dev.sluice.scraper.source.RunResult;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replays of archives over HTTP to a real Kafka, with the position in a real Redis. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class PlayerSessionScraperTest {

    private static final String START = """
            {"event":"start","country":"FI","player_id":"0a2d12a1a7e145de8bae44c0c6e06629",\
            "session_id":"4a0c43c9-c43a-42ff-ba55-67563dfa35d4","ts":"2016-12-02T12:48:05"}""";

    private final Fetcher fetcher;
    private final EventPublisher publisher;
    private final Checkpoints checkpoints;
    private final FakeWebServer web = new FakeWebServer();

    @Inject
    PlayerSessionScraperTest(Fetcher fetcher, EventPublisher publisher, Checkpoints checkpoints) {
        this.fetcher = fetcher;
        this.publisher = publisher;
        this.checkpoints = checkpoints;
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void theLinesOfAnArchiveArriveInTheirEnvelopesOnce() throws IOException {
        byte[] archive = gzip(START + "\nnot an event\n" + "x".repeat(70_000) + "\n"
                + START.replace("start", "end").replace("\"country\":\"FI\",", "") + "\n");
        web.with("/a.jsonl.gz", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            FakeWebServer.send(exchange, 200, "application/gzip", archive);
        });
        try (TopicRecords wire = new TopicRecords("player-sessions")) {

            RunResult result = run("/missing.jsonl", "/a.jsonl.gz");
            RunResult again = run("/a.jsonl.gz");

            Map<String, ConsumerRecord<String, byte[]>> records = wire.take(3).stream()
                    .collect(Collectors.toMap(
                            record -> TopicRecords.headers(record).get("ce_id"), record -> record));
            assertThat(result).isEqualTo(new RunResult(3, Map.of("status", 1L, "too_large", 1L), null));
            assertThat(again).isEqualTo(new RunResult(0, Map.of(), null));
            String player = "0a2d12a1a7e145de8bae44c0c6e06629";
            ConsumerRecord<String, byte[]> start =
                    records.remove(player + "/4a0c43c9-c43a-42ff-ba55-67563dfa35d4:start");
            ConsumerRecord<String, byte[]> end = records.remove(player + "/4a0c43c9-c43a-42ff-ba55-67563dfa35d4:end");
            ConsumerRecord<String, byte[]> bad = records.values().iterator().next();
            assertThat(TopicRecords.headers(start))
                    .containsOnlyKeys(TopicRecords.HEADERS)
                    .containsEntry("ce_time", "2016-12-02T12:48:05.000000Z")
                    .containsEntry("ce_subject", player)
                    .containsEntry("ce_type", "dev.sluice.playersession.v1");
            assertThat(start.key()).isEqualTo(player);
            assertThat(TopicRecords.text(start)).isEqualTo(START);
            assertThat(Contract.violations("player-sessions", end.value())).isEmpty();
            assertThat(TopicRecords.text(end)).doesNotContain("country");
            assertThat(bad.key()).matches("none/[0-9a-f]{16}");
            assertThat(TopicRecords.text(bad)).isEqualTo("not an event");
        }
    }

    private RunResult run(String... paths) {
        PlayerSessionSettings settings = new FakePlayerSessionSettings(
                Optional.of(List.of(paths).stream()
                        .map(path -> web.at(path).toString())
                        .toList()),
                "off",
                PlayerSessionSettings.Order.FILE,
                Optional.empty(),
                new MemorySize(BigInteger.valueOf(1_000_000)));
        return new PlayerSessionScraper(fetcher, publisher, checkpoints, settings)
                .run("run")
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private record FakePlayerSessionSettings(
            Optional<List<String>> archives, String every, Order order, Optional<String> days, MemorySize limit)
            implements PlayerSessionSettings {}
}
