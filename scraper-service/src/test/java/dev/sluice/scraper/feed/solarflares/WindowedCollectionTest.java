package dev.sluice.scraper.feed.solarflares;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.BackendsResource;
import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.feed.CapturedLog;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.source.Checkpoints;
import dev.sluice.scraper.source.RunResult;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The days that are requested from a failing DONKI, with a real Redis and a real Kafka. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class WindowedCollectionTest {

    private static final String HASH = "sluice:scraper:source:solar-flares";
    private static final LocalDate TODAY = LocalDate.parse("2020-03-31");

    private final RedisDataSource redis;
    private final FakeDonki donki = new FakeDonki();
    private final SolarFlareScraper flares;
    private final SolarNotificationScraper notifications;

    @Inject
    WindowedCollectionTest(Fetcher fetcher, EventPublisher publisher, Checkpoints checkpoints, RedisDataSource redis) {
        this.redis = redis;
        DonkiClient client = new DonkiClient(fetcher);
        WindowedCollection runs = new WindowedCollection(publisher, checkpoints);
        this.flares = new SolarFlareScraper(client, runs, new FakeDonki.Settings(donki, 30, 30));
        this.notifications = new SolarNotificationScraper(client, runs, new FakeDonki.Settings(donki, 30, 7));
    }

    @BeforeEach
    void deleteCheckpoints() {
        redis.key().del(HASH, "sluice:scraper:source:solar-notifications");
    }

    @AfterEach
    void close() {
        donki.close();
    }

    @Test
    void theFirstRunBeginsAMonthBackAndTheNextOverlapsIt() {
        run(TODAY);
        assertThat(watermark()).isEqualTo("2020-03-31");

        run(TODAY.plusDays(1));

        assertThat(watermark()).isEqualTo("2020-04-01");
        assertThat(donki.asked())
                .containsExactly(
                        "FLR 2020-03-01..2020-03-30",
                        "FLR 2020-03-31..2020-03-31",
                        "FLR 2020-03-01..2020-03-30",
                        "FLR 2020-03-31..2020-04-01");
    }

    @Test
    void afterADowntimeEveryMissedDayIsCaughtUp() {
        redis.hash(String.class).hset(HASH, "watermark", "2020-01-10");

        RunResult result = run(TODAY);

        assertThat(result.failed()).isZero();
        assertThat(donki.asked())
                .containsExactly(
                        "FLR 2019-12-11..2020-01-09",
                        "FLR 2020-01-10..2020-02-08",
                        "FLR 2020-02-09..2020-03-09",
                        "FLR 2020-03-10..2020-03-31");
        assertThat(flares.progress()).containsEntry("windowsDone", 4L).containsEntry("windowsTotal", 4L);
    }

    @Test
    void theNextRunContinuesAtTheWindowThatFailed() {
        redis.hash(String.class).hset(HASH, "watermark", "2020-01-10");
        donki.flares("[" + FakeDonki.flare("2020-01-11T10:00", 1) + "]")
                .first(200, "application/json", "[]")
                .first(200, "application/json", "[" + FakeDonki.flare("2020-01-11T10:00", 1) + "]");
        for (int attempt = 0; attempt < 4; attempt++) {
            donki.first(503, "text/html", "<h1>down");
        }

        RunResult result = run(TODAY);

        assertThat(result).isEqualTo(new RunResult(1, Map.of("status", 1L), 3));
        assertThat(watermark()).isEqualTo("2020-02-08");
        run(TODAY);
        assertThat(donki.asked()).endsWith("FLR 2020-02-08..2020-03-08", "FLR 2020-03-09..2020-03-31");
        assertThat(watermark()).isEqualTo("2020-03-31");
    }

    @Test
    void malformedResponsesAreRetriedAndDoNotStopTheRun() {
        donki.first(200, "text/html", "<html>maintenance")
                .first(200, "application/json", "[{\"flrID\":")
                .first(200, "application/json", "")
                .first(200, "application/json", "[]");

        RunResult result = run(TODAY);

        assertThat(result.failed()).isZero();
        assertThat(donki.asked()).hasSize(5);
    }

    @Test
    void anExhaustedQuotaEndsTheRunAndTheKeyIsNotLogged() {
        redis.hash(String.class).hset(HASH, "watermark", "2020-01-10");
        donki.first(exchange -> {
            exchange.getResponseHeaders().add("X-RateLimit-Remaining", "0");
            FakeWebServer.send(exchange, 200, "application/json", new byte[] {'[', ']'});
        });
        try (CapturedLog log = new CapturedLog()) {

            RunResult exhausted = run(TODAY);
            donki.first(429, "application/json", "{}");
            RunResult refused = run(TODAY);

            assertThat(exhausted).isEqualTo(new RunResult(0, Map.of("rate", 1L), 2));
            assertThat(refused).isEqualTo(new RunResult(0, Map.of("status", 1L), 1));
            assertThat(donki.asked()).hasSize(2);
            assertThat(log.lines()).noneMatch(line -> line.contains(FakeDonki.KEY));
        }
    }

    @Test
    void aFailureOfOneFeedDoesNotAffectTheOther() {
        for (int attempt = 0; attempt < 4; attempt++) {
            donki.first(200, "text/html", "<html>");
        }

        RunResult failed = run(TODAY);
        RunResult other = notifications.run("run", TODAY).await().atMost(Duration.ofMinutes(1));

        assertThat(failed.failures()).containsOnlyKeys("unusable");
        assertThat(watermark()).isNull();
        assertThat(other.failed()).isZero();
        assertThat(redis.hash(String.class).hget("sluice:scraper:source:solar-notifications", "watermark"))
                .isEqualTo("2020-03-31");
    }

    @Test
    void aBackfillReportsProgressAndLeavesTheWatermark() {
        donki.flares("[" + FakeDonki.flare("2016-05-05T10:00", 1) + "]");

        RunResult result = flares.backfill("run", LocalDate.parse("2016-01-01"), LocalDate.parse("2021-12-31"))
                .await()
                .atMost(Duration.ofMinutes(2));

        assertThat(result).isEqualTo(new RunResult(74, Map.of(), null));
        assertThat(flares.progress()).isEqualTo(Map.of("windowsDone", 74L, "windowsTotal", 74L, "published", 74L));
        assertThat(donki.asked()).hasSize(74).doesNotHaveDuplicates();
        assertThat(watermark()).isNull();
    }

    private String watermark() {
        return redis.hash(String.class).hget(HASH, "watermark");
    }

    private RunResult run(LocalDate today) {
        return flares.run("run", today).await().atMost(Duration.ofMinutes(1));
    }
}
