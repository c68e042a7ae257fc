package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

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
 * Each alert fires by its fault and clears once it is gone, in a real Prometheus that looks at a real platform. Only the
 * lake and a replica that has lost count are stand-ins: their metrics are written here. Steps share the platform.
 */
@Tag("campaign")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIT {

    private static final Path HOME = Launched.home("alerts");

    private static Alarmed platform;
    private static Visitors visitors;
    private static Broken broken;
    private static StandIn lake;
    private static StandIn miscounting;
    private static Prometheus prometheus;

    @BeforeAll
    static void start() {
        Required.asked("alerts");
        Required.that(
                "prometheus", Prometheus.isThere(), "there is no prometheus (Debian: apt-get install prometheus)");
        platform = Alarmed.start(HOME);
        broken = new Broken();
        lake = new StandIn(broken::lake);
        miscounting = new StandIn(broken::ingest);
        Map<String, List<String>> targets = new TreeMap<>(platform.targets());
        targets.put("lake", List.of(lake.target()));
        targets.computeIfPresent("ingest-service", (job, known) -> List.of(known.get(0), miscounting.target()));
        prometheus = Prometheus.start(HOME, targets);
        broken.breakDown();
        visitors = new Visitors(platform.query.address("/v1/users"));
        Api.post(
                platform.scraper.address("/v1/watches"),
                "text/csv",
                "address,every\n%s,1s\n".formatted(platform.site.goodPage("cup")));
        // So that panels have something to show.
        Api.exported(platform.query.address("/v1/users"));
        Api.get(platform.ingest.address("/v1/status/ingest"));
    }

    @AfterAll
    static void stop() {
        List<Exception> failures = new ArrayList<>();
        for (AutoCloseable part : new AutoCloseable[] {visitors, prometheus, lake, miscounting, platform}) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception e) {
                // The others are to be ended all the same.
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
        // Seen, so that what follows is the second time.
        prometheus.awaitSilent("ServiceDown", "job=\"scraper-service\"");
        platform.scraper.kill();
        platform.scraper.start();
        platform.scraper.awaitReady();

        prometheus.awaitFiring("ServiceRestarting", "job=\"scraper-service\"");
    }

    @Test
    @Order(2)
    void whatTheLakeAndTheCountSayIsHeard() {
        prometheus.awaitFiring("BalanceBroken", "feed=\"users\"");
        prometheus.awaitFiring("LakeStageFailing", "stage=\"bronze\"");
        prometheus.awaitFiring("LakeStageSilent", "stage=\"silver\"");
        broken.setAside();
        prometheus.awaitFiring("LakeQuarantining", "feed=\"users\"");
        prometheus.awaitFiring("LakeBehind", "job=\"lake\"");
        broken.mend();
    }

    @Test
    @Order(3)
    void rubbishInATopicIsAJumpOfRejections() {
        Rubbish.send(platform.backends.kafka().address(), "users", 200);

        prometheus.awaitFiring("RejectionsJump", "feed=\"users\"");
    }

    @Test
    @Order(4)
    void hostsThatWantToBeLeftAloneRefuse() {
        String pages = IntStream.range(0, 40)
                .mapToObj(i -> i % 2 == 0 ? platform.site.tiredPage(i) : platform.site.forbiddenPage(i))
                .map("{\"address\":\"%s\"}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        Api.Answer asked = Api.post(platform.scraper.address("/v1/scrapes"), pages);
        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);

        prometheus.awaitFiring("HostRefusing", "why=\"robots\"");
        prometheus.awaitFiring("HostRefusing", "why=\"429\"");
    }

    @Test
    @Order(5)
    void aWalkThroughIdsThatAreNotThereLeavesMemoryBehind() {
        visitors.askForStrangers(40);

        prometheus.awaitFiring("CacheHitsCollapsed", "severity=\"warning\"");
    }

    @Test
    @Order(6)
    void aCassandraThatHangsIsToldByWhoeverNeedsIt() {
        Alarmed.during(platform.backends.cassandra().child(), () -> {
            prometheus.awaitFiring("BackendAway", "backend=\"cassandra\", job=\"ingest-service\"");
            prometheus.awaitFiring("ServiceNotReady", "job=\"query-service\"");
            prometheus.awaitFiring("RecordStuck", "feed=\"users\"");
            prometheus.awaitFiring("FeedLagging", "feed=\"users\"");
            prometheus.awaitFiring("ErrorBudgetBurnsFast", "job=\"query-service\"");
            prometheus.awaitFiring("AnswersSlow", "job=\"query-service\"");
        });
        visitors.askForStrangers(1);
        prometheus.awaitFiring("ErrorBudgetBurnsSlowly", "job=\"query-service\"");
    }

    @Test
    @Order(7)
    void aRedisThatHangsIsLeftAlone() {
        Alarmed.during(platform.backends.redis().child(), () -> {
            prometheus.awaitFiring("CacheAway", "job=\"query-service\"");
            prometheus.awaitFiring("BackendAway", "backend=\"redis\", job=\"scraper-service\"");
        });
    }

    @Test
    @Order(8)
    void sourcesThatAreShutAreStaleAndFetchesFail() {
        platform.shutSources();

        prometheus.awaitFiring("FetchesFail", "severity=\"warning\"");
        prometheus.awaitFiring("SourceStale", "feed=\"users\"");
        platform.openSources();
    }

    @Test
    @Order(9)
    void aKafkaThatHangsLeavesWatchesBehind() {
        Alarmed.during(
                platform.backends.kafka().child(),
                () -> prometheus.awaitFiring("WatchesBehind", "severity=\"warning\""));
        prometheus.awaitSilent("WatchesBehind", "severity=\"warning\"");
    }

    @Test
    @Order(10)
    void everyAlertHasFiredAndHasCleared() {
        List<String> alerts = prometheus.alerts();

        assertThat(alerts).hasSizeGreaterThan(20);
        assertThat(alerts).allMatch(prometheus::hasFired);
        alerts.forEach(alert -> prometheus.awaitSilent(alert, "severity!=\"\""));
        System.out.printf("%d alerts have fired and cleared: %s%n", alerts.size(), alerts);
    }

    @Test
    @Order(11)
    void everyPanelAsksForWhatThereIs() {
        Panels.all().forEach(panel -> assertThat(prometheus.query(panel.expression()))
                .as("%s: %s", panel.title(), panel.expression())
                .isNotEmpty());
    }

    @Test
    @Order(12)
    void whatTheRunbooksAskHasAnAnswer() {
        Runbooks.areAnswered(prometheus, List.of(platform.query, platform.ingest, platform.scraper));
    }
}
