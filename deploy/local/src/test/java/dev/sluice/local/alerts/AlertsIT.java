package dev.sluice.local.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.platform.LaunchedPlatform;
import dev.sluice.local.platform.Requirement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Each alert fires on its fault and clears afterwards, in a real Prometheus that scrapes a real platform. Only the metrics of the
 * lake and of a replica with a wrong balance are written by this test. The steps share the platform.
 */
@Tag("campaign")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIT {

    private static final Path HOME = LaunchedPlatform.home("alerts");

    private static FaultyPlatform platform;
    private static ReadTraffic readers;
    private static FaultMetrics faults;
    private static FakeMetricsEndpoint lake;
    private static FakeMetricsEndpoint miscounting;
    private static Prometheus prometheus;

    @BeforeAll
    static void start() {
        Requirement.requested("alerts");
        Requirement.available(
                "prometheus", Prometheus.isInstalled(), "there is no prometheus (Debian: apt-get install prometheus)");
        platform = FaultyPlatform.start(HOME);
        faults = new FaultMetrics();
        lake = new FakeMetricsEndpoint(faults::lake);
        miscounting = new FakeMetricsEndpoint(faults::ingest);
        Map<String, List<String>> targets = new TreeMap<>(platform.targets());
        targets.put("lake", List.of(lake.target()));
        targets.computeIfPresent("ingest-service", (job, known) -> List.of(known.get(0), miscounting.target()));
        prometheus = Prometheus.start(HOME, targets);
        faults.inject();
        readers = new ReadTraffic(platform.query.address("/v1/users"));
        ApiClient.post(
                platform.scraper.address("/v1/watches"),
                "text/csv",
                "address,every\n%s,1s\n".formatted(platform.site.goodPage("cup")));
        // So that the panels of exports and of the status have series.
        ApiClient.csv(platform.query.address("/v1/users"));
        ApiClient.get(platform.ingest.address("/v1/status/ingest"));
    }

    @AfterAll
    static void stop() {
        List<Exception> failures = new ArrayList<>();
        for (AutoCloseable part : new AutoCloseable[] {readers, prometheus, lake, miscounting, platform}) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception e) {
                // Collected, so that the other parts are closed too.
                failures.add(e);
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    @Order(1)
    void aServiceThatIsKilledTwiceIsDownAndRestarting() {
        platform.scraper.kill();
        prometheus.awaitFiring("ServiceDown", "job=\"scraper-service\"");
        platform.scraper.start();
        platform.scraper.awaitReady();
        // Prometheus has seen the service up before the second kill.
        prometheus.awaitSilent("ServiceDown", "job=\"scraper-service\"");
        platform.scraper.kill();
        platform.scraper.start();
        platform.scraper.awaitReady();

        prometheus.awaitFiring("ServiceRestarting", "job=\"scraper-service\"");
    }

    @Test
    @Order(2)
    void theMetricsOfTheLakeAndABrokenBalanceFire() {
        prometheus.awaitFiring("BalanceBroken", "feed=\"users\"");
        prometheus.awaitFiring("LakeStageFailing", "stage=\"bronze\"");
        prometheus.awaitFiring("LakeStageSilent", "stage=\"silver\"");
        faults.quarantineRows();
        prometheus.awaitFiring("LakeQuarantining", "feed=\"users\"");
        prometheus.awaitFiring("LakeBehind", "job=\"lake\"");
        faults.clear();
    }

    @Test
    @Order(3)
    void malformedRecordsInATopicFire() {
        MalformedRecords.send(platform.backends.kafka().address(), "users", 200);

        prometheus.awaitFiring("RejectionsJump", "feed=\"users\"");
    }

    @Test
    @Order(4)
    void hostsThatRefuseRequestsFire() {
        String pages = IntStream.range(0, 40)
                .mapToObj(i -> i % 2 == 0 ? platform.site.pageWithStatus429(i) : platform.site.disallowedPage(i))
                .map("{\"address\":\"%s\"}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        ApiClient.ApiResponse response = ApiClient.post(platform.scraper.address("/v1/scrapes"), pages);
        assertThat(response.status()).as("%s", response).isEqualTo(202);

        prometheus.awaitFiring("HostRefusing", "why=\"robots\"");
        prometheus.awaitFiring("HostRefusing", "why=\"429\"");
    }

    @Test
    @Order(5)
    void readsOfManyUnknownIdsMissTheCache() {
        readers.requestUnknownIds(40);

        prometheus.awaitFiring("CacheHitsCollapsed", "severity=\"warning\"");
    }

    @Test
    @Order(6)
    void aCassandraThatHangsFiresForEachServiceThatNeedsIt() {
        FaultyPlatform.suspended(platform.backends.cassandra().child(), () -> {
            prometheus.awaitFiring("BackendAway", "backend=\"cassandra\", job=\"ingest-service\"");
            prometheus.awaitFiring("ServiceNotReady", "job=\"query-service\"");
            prometheus.awaitFiring("RecordStuck", "feed=\"users\"");
            prometheus.awaitFiring("FeedLagging", "feed=\"users\"");
            prometheus.awaitFiring("ErrorBudgetBurnsFast", "job=\"query-service\"");
            prometheus.awaitFiring("AnswersSlow", "job=\"query-service\"");
        });
        readers.requestUnknownIds(1);
        prometheus.awaitFiring("ErrorBudgetBurnsSlowly", "job=\"query-service\"");
    }

    @Test
    @Order(7)
    void aRedisThatHangsFires() {
        FaultyPlatform.suspended(platform.backends.redis().child(), () -> {
            prometheus.awaitFiring("CacheAway", "job=\"query-service\"");
            prometheus.awaitFiring("BackendAway", "backend=\"redis\", job=\"scraper-service\"");
        });
    }

    @Test
    @Order(8)
    void sourcesThatDoNotRespondFire() {
        platform.stopSources();

        prometheus.awaitFiring("FetchesFail", "severity=\"warning\"");
        prometheus.awaitFiring("SourceStale", "feed=\"users\"");
        platform.startSources();
    }

    @Test
    @Order(9)
    void aKafkaThatHangsDelaysWatches() {
        FaultyPlatform.suspended(
                platform.backends.kafka().child(),
                () -> prometheus.awaitFiring("WatchesBehind", "severity=\"warning\""));
        prometheus.awaitSilent("WatchesBehind", "severity=\"warning\"");
    }

    @Test
    @Order(10)
    void everyAlertHasFiredAndCleared() {
        List<String> alerts = prometheus.alerts();

        assertThat(alerts).hasSizeGreaterThan(20);
        assertThat(alerts).allMatch(prometheus::hasFired);
        alerts.forEach(alert -> prometheus.awaitSilent(alert, "severity!=\"\""));
        System.out.printf("%d alerts have fired and cleared: %s%n", alerts.size(), alerts);
    }

    @Test
    @Order(11)
    void everyPanelHasSeries() {
        DashboardPanels.all().forEach(panel -> assertThat(prometheus.query(panel.expression()))
                .as("%s: %s", panel.title(), panel.expression())
                .isNotEmpty());
    }

    @Test
    @Order(12)
    void theQueriesOfTheRunbooksAreAnswered() {
        RunbookQueries.assertAnswered(prometheus, List.of(platform.query, platform.ingest, platform.scraper));
    }
}
