package dev.sluice.local.platform;

import dev.sluice.backends.Ports;
import dev.sluice.local.ServiceReplica;
import dev.sluice.sample.sessions.SessionArchives;
import dev.sluice.sample.sessions.SessionPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * The platform on which the gate's end-to-end tests run: started by the first of them, stopped by
 * {@link SharedPlatformListener} after the last. It has the settings of all of them. A test looks only at the rows that it
 * has caused, and leaves every process alive.
 */
public final class SharedPlatform {

    /** Pages of users that each run of the sample source publishes. */
    public static final int PAGES = 3;

    public static final int PAGE_SIZE = 100;

    /** Delay between two requests at one host, for every replica of scraper-service. */
    public static final Duration HOST_DELAY = Duration.ofMillis(100);

    private static final int SESSIONS = Integer.getInteger("archive.sessions", 3_000);
    private static final Path HOME = LaunchedPlatform.home("shared");

    /** Settings of every replica of scraper-service: hosts and watches are shared by all. */
    private static final Map<String, String> SCRAPER = Map.of(
            "sluice.fetch.delay", HOST_DELAY.toMillis() + "ms",
            "sluice.fetch.allowed-inside", "127.0.0.0/8",
            "sluice.watches.shortest", "1s",
            "sluice.watches.lease", "4s",
            "sluice.watches.slowest", "1");

    private static CompletableFuture<SharedPlatform> instance;

    private final int ingest = Ports.free(0);
    private final int scraper = Ports.free(0);
    private final int sources = Ports.free(0);
    private final int kafka = Ports.free(0);
    private final int cassandra = Ports.free(0);
    private final int redis = Ports.free(0);
    private final FakeTraceCollector traces = new FakeTraceCollector();
    private final SessionPlan sessions = SessionPlan.of(
            7, SESSIONS, Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(30)), Duration.ofDays(28));
    private final LaunchedPlatform launched;

    private SharedPlatform() {
        Path archive = HOME.resolve("sessions.jsonl.gz");
        try {
            Files.createDirectories(HOME);
            SessionArchives.write(archive, sessions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new TreeMap<>(SCRAPER);
        settings.putAll(Map.of(
                "sluice.port.ingest", "" + ingest,
                "sluice.port.scraper", "" + scraper,
                "sluice.port.sources", "" + sources,
                "sluice.port.kafka", "" + kafka,
                "sluice.port.cassandra", "" + cassandra,
                "sluice.port.redis", "" + redis));
        settings.putAll(Map.of(
                // At the start only; a test that needs another run requests it.
                "sluice.users.every",
                "24h",
                "sluice.users.pages",
                "" + PAGES,
                "sluice.users.page-size",
                "" + PAGE_SIZE,
                "sluice.player-sessions.archives",
                archive.toString(),
                "quarkus.otel.exporter.otlp.endpoint",
                traces.address(),
                "quarkus.otel.bsp.schedule.delay",
                "200ms"));
        launched = LaunchedPlatform.start(HOME, settings);
    }

    /** The platform of this JVM, started if need be; a start that has failed is not repeated for the next test. */
    public static synchronized SharedPlatform get() {
        if (instance == null) {
            instance = new CompletableFuture<>();
            try {
                instance.complete(new SharedPlatform());
            } catch (RuntimeException | AssertionError e) {
                instance.completeExceptionally(e);
            }
        }
        return instance.join();
    }

    static synchronized void stop() {
        if (instance != null && !instance.isCompletedExceptionally()) {
            instance.join().launched.close();
            instance.join().traces.close();
        }
        instance = null;
    }

    public LaunchedPlatform launched() {
        return launched;
    }

    public FakeTraceCollector traces() {
        return traces;
    }

    /** The content of the only archive of player sessions. */
    public SessionPlan sessions() {
        return sessions;
    }

    public Path home() {
        return HOME;
    }

    public String query(String path) {
        return launched.query(path);
    }

    public String ingest(String path) {
        return "http://127.0.0.1:" + ingest + path;
    }

    public String scraper(String path) {
        return "http://127.0.0.1:" + scraper + path;
    }

    public String sources(String path) {
        return "http://127.0.0.1:" + sources + path;
    }

    public String kafka() {
        return "127.0.0.1:" + kafka;
    }

    public int cassandraPort() {
        return cassandra;
    }

    /** Starts another replica of a service on these backends, without waiting for it; the test closes it. */
    public ServiceReplica replica(String service, int number, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(SCRAPER);
        all.putAll(settings);
        return ServiceReplica.start(
                service,
                number,
                HOME,
                all,
                ServiceReplica.backends(kafka(), "127.0.0.1:" + cassandra, "127.0.0.1:" + redis));
    }

    /** Starts another replica of scraper-service that schedules no source, only requests and watches. */
    public ServiceReplica scraperReplica(int number) {
        return replica("scraper-service", number, ScraperReplicas.SOURCES_OFF);
    }
}
