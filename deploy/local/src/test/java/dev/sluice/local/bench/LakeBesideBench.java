package dev.sluice.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.Ports;
import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.platform.LaunchedPlatform;
import dev.sluice.sample.sessions.SessionArchives;
import dev.sluice.sample.sessions.SessionPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures what the lake costs the services: an archive is collected by the platform, bound to one core, without the lake and with
 * the lake on another core, while users are posted and read. Run by name, on Linux with two cores.
 */
@Tag("campaign")
class LakeBesideBench {

    private static final Path HOME = LaunchedPlatform.home("lake-beside");
    private static final int SESSIONS = Integer.getInteger("archive.sessions", 50_000);
    private static final Duration BETWEEN_POSTS = Duration.ofMillis(250);
    private static final List<String> ONE_CORE = List.of("taskset", "-c", "0");

    private final int ingest = Ports.free(0);
    private final int scraper = Ports.free(0);
    private final int kafka = Ports.free(0);
    private final Path collected = HOME.resolve("given.jsonl.gz");
    private Path archive;
    private long events;

    @Test
    void throughputAndLatencyWithAndWithoutTheLake() throws IOException, InterruptedException {
        Instant from = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(30));
        SessionPlan plan = SessionPlan.of(7, SESSIONS, from, Duration.ofDays(28));
        archive = Files.createDirectories(HOME).resolve("sessions.jsonl.gz");
        SessionArchives.write(archive, plan);
        events = plan.events();

        Figures without = run(false);
        Figures with = run(true);

        System.out.printf("%d events without the lake: %s%nwith the lake: %s%n", events, without, with);
        System.out.printf(
                "throughput with / without: %.2f, latency p50 %.2f, p99 %.2f%n",
                with.perSecond() / without.perSecond(),
                (double) with.p50() / without.p50(),
                (double) with.p99() / without.p99());
    }

    /** Events stored a second, and milliseconds from a post to its row. */
    private record Figures(double perSecond, long p50, long p99) {}

    private Figures run(boolean lake) throws IOException, InterruptedException {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "fresh",
                "true",
                "sluice.port.ingest",
                "" + ingest,
                "sluice.port.scraper",
                "" + scraper,
                "sluice.port.kafka",
                "" + kafka,
                "sluice.users.every",
                "off",
                "sluice.products.every",
                "off",
                "sluice.player-sessions.every",
                "24h",
                "sluice.player-sessions.archives",
                collected.toString()));
        settings.put("lake", "" + lake);
        // The run at the start finds no archive: the lake is not bound to its core yet.
        Files.deleteIfExists(collected);
        try (LaunchedPlatform platform =
                LaunchedPlatform.start(ONE_CORE, HOME, settings).awaitTable()) {
            if (lake) {
                bind(platform.children().get("lake"));
            }
            Files.createSymbolicLink(collected, archive);
            ApiClient.ApiResponse run =
                    ApiClient.post("http://127.0.0.1:" + scraper + "/v1/sources/player-sessions/run", "");
            assertThat(run.status()).as(run.toString()).isEqualTo(202);
            List<Long> latencies = new ArrayList<>();
            while (stored() < events) {
                latencies.add(postAndRead(platform));
                LockSupport.parkNanos(BETWEEN_POSTS.toNanos());
            }
            latencies.sort(null);
            double seconds = FeedDurations.of("127.0.0.1:" + kafka, "player-sessions")
                            .storing()
                            .toMillis()
                    / 1000.0;
            return new Figures(
                    events / seconds, latencies.get(latencies.size() / 2), latencies.get(latencies.size() * 99 / 100));
        }
    }

    private static void bind(long pid) throws IOException, InterruptedException {
        Process taskset = new ProcessBuilder("taskset", "-apc", "1", "" + pid).start();
        assertThat(taskset.waitFor()).isZero();
    }

    private long stored() {
        return ApiClient.metric(
                "http://127.0.0.1:" + ingest + "/q/metrics", "sluice_stored_total{feed=\"player-sessions\"}");
    }

    private long postAndRead(LaunchedPlatform platform) {
        String id = UUID.randomUUID().toString();
        long begin = System.nanoTime();
        ApiClient.ApiResponse answer = ApiClient.post(
                "http://127.0.0.1:" + ingest + "/v1/feeds/users/events", """
                [{"userId":"%s","collectedAt":"%s","email":"posted@example.com","country":"Norway"}]""".formatted(id, Instant.now()));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> ApiClient.get(platform.query("/v1/users/" + id)).status() == 200);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
