package dev.sluice.scraper.feed.solarflares;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.BackendsResource;
import dev.sluice.scraper.Contract;
import dev.sluice.scraper.feed.TopicRecords;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.source.Checkpoints;
import dev.sluice.scraper.source.RunResult;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records of both solar feeds, from a fake DONKI over HTTP to a real Kafka. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class DonkiScraperTest {

    private final Fetcher fetcher;
    private final EventPublisher publisher;
    private final Checkpoints checkpoints;
    private final FakeDonki donki = new FakeDonki();

    @Inject
    DonkiScraperTest(Fetcher fetcher, EventPublisher publisher, Checkpoints checkpoints) {
        this.fetcher = fetcher;
        this.publisher = publisher;
        this.checkpoints = checkpoints;
    }

    @AfterEach
    void close() {
        donki.close();
    }

    @Test
    void aFlareAndItsRevisionArriveInTheirEnvelopes() {
        FakeDonki.Settings settings = new FakeDonki.Settings(donki, 10, 5);
        SolarFlareScraper scraper = new SolarFlareScraper(
                new DonkiClient(fetcher), new WindowedCollection(publisher, checkpoints), settings);
        try (TopicRecords wire = new TopicRecords("solar-flares")) {
            donki.flares("[" + FakeDonki.flare("2016-01-01T23:00", 1) + "]");
            backfill(scraper);

            donki.flares("[" + FakeDonki.flare("2016-01-01T23:00", 2) + "]");
            RunResult result = backfill(scraper);

            List<ConsumerRecord<String, byte[]>> records = wire.take(2);
            assertThat(result).isEqualTo(new RunResult(1, Map.of(), null));
            assertThat(records).extracting(ConsumerRecord::key).containsOnly("2016-01-01T23:00:00-FLR-001");
            Map<String, String> headers = TopicRecords.headers(records.get(1));
            assertThat(headers)
                    .containsOnlyKeys(TopicRecords.HEADERS)
                    .containsEntry("ce_id", "2016-01-01T23:00:00-FLR-001/2")
                    .containsEntry("ce_time", "2016-01-01T23:00:00.000002Z")
                    .containsEntry("ce_type", "dev.sluice.solarflare.v1");
            assertThat(TopicRecords.headers(records.get(0))).containsEntry("ce_time", "2016-01-01T23:00:00.000001Z");
            assertThat(Contract.violations("solar-flares", records.get(1).value()))
                    .isEmpty();
        }
    }

    @Test
    void aNotificationArrivesInItsEnvelope() {
        donki.notifications("""
                [{"messageType":"FLR","messageID":"20170906-AL-001","messageURL":"https://donki.example/1",
                "messageIssueTime":"2017-09-06T12:33Z","messageBody":"## Summary: é"}]""");
        FakeDonki.Settings settings = new FakeDonki.Settings(donki, 10, 5);
        SolarNotificationScraper scraper = new SolarNotificationScraper(
                new DonkiClient(fetcher), new WindowedCollection(publisher, checkpoints), settings);
        try (TopicRecords wire = new TopicRecords("solar-notifications")) {

            scraper.backfill("run", LocalDate.parse("2017-09-01"), LocalDate.parse("2017-09-30"))
                    .await()
                    .atMost(Duration.ofMinutes(1));

            ConsumerRecord<String, byte[]> record = wire.take(1).get(0);
            assertThat(record.key()).isEqualTo("20170906-AL-001");
            assertThat(TopicRecords.headers(record))
                    .containsEntry("ce_id", "20170906-AL-001/1")
                    .containsEntry("ce_time", "2017-09-06T12:33:00.000Z")
                    .containsEntry("ce_type", "dev.sluice.solarnotification.v1")
                    .containsEntry("ce_subject", "20170906-AL-001");
            assertThat(TopicRecords.text(record)).contains("\"issueTime\":\"2017-09-06T12:33:00Z\"", "é");
            assertThat(Contract.violations("solar-notifications", record.value()))
                    .isEmpty();
        }
    }

    private static RunResult backfill(SolarFlareScraper scraper) {
        return scraper.backfill("run", LocalDate.parse("2016-01-01"), LocalDate.parse("2016-01-30"))
                .await()
                .atMost(Duration.ofMinutes(1));
    }
}
