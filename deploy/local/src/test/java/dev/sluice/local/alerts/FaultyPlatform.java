package dev.sluice.local.alerts;

import dev.sluice.backends.Backends;
import dev.sluice.backends.ChildProcess;
import dev.sluice.backends.Ports;
import dev.sluice.local.ServiceReplica;
import dev.sluice.local.platform.LaunchedPlatform;
import dev.sluice.sample.SampleSources;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A platform for fault injection: real backends, a replica of each service, and sources that can be stopped. */
final class FaultyPlatform implements AutoCloseable {

    private static final long SEED = 42;

    final Backends backends;
    final ServiceReplica ingest;
    final ServiceReplica query;
    final ServiceReplica scraper;
    final FakeShops site = new FakeShops();
    private final int port = Ports.free(0);
    private SampleSources users = SampleSources.start(port, SEED, Clock.systemUTC());

    private FaultyPlatform(Path home) {
        backends = Backends.start(home, new Backends.WantedPorts(0, 0, 0), line -> {});
        backends.applyContract(line -> {});
        Map<String, String> addresses = ServiceReplica.backends(
                backends.kafka().address(),
                backends.cassandra().address(),
                backends.redis().address());
        ingest = ServiceReplica.start("ingest-service", 1, home, settings(), addresses);
        query = ServiceReplica.start("query-service", 1, home, settings(), addresses);
        scraper = ServiceReplica.start("scraper-service", 1, home, settings(), addresses);
    }

    static FaultyPlatform start(Path home) {
        FaultyPlatform platform = new FaultyPlatform(home);
        Stream.of(platform.ingest, platform.query, platform.scraper).forEach(ServiceReplica::awaitReady);
        return platform;
    }

    /** Short intervals and timeouts, so that faults show within seconds. */
    private Map<String, String> settings() {
        Map<String, String> all = new TreeMap<>(Map.of(
                "sluice.status.every", "1s",
                "sluice.users.url", users.address() + "/api/1.4/",
                "sluice.users.pages", "1",
                "sluice.users.page-size", "20",
                "sluice.fetch.delay", "20ms",
                "sluice.fetch.longest-delay", "100ms",
                "sluice.fetch.timeout", "2s",
                "sluice.fetch.patience", "500ms",
                "sluice.fetch.allowed-inside", "127.0.0.0/8"));
        all.putAll(Map.of(
                "sluice.hosts.lease", "4s",
                "sluice.hosts.alone", "true",
                "sluice.watches.shortest", "1s",
                "sluice.watches.lease", "2s",
                "sluice.watches.slowest", "1"));
        Stream.of("products", "solar-flares", "solar-notifications", "player-sessions")
                .forEach(feed -> all.put("sluice." + feed + ".every", "off"));
        all.put("sluice.users.every", "2s");
        return all;
    }

    /** Stops all web servers that the scraper visits. */
    void stopSources() {
        users.close();
        site.stop();
    }

    void startSources() {
        users = SampleSources.start(port, SEED, Clock.systemUTC());
        site.start();
    }

    /** Runs checks while a backend is suspended by SIGSTOP: it accepts connections and does not answer. */
    static void suspended(ChildProcess backend, Runnable checks) {
        LaunchedPlatform.signal("STOP", backend.pid());
        try {
            checks.run();
        } finally {
            LaunchedPlatform.signal("CONT", backend.pid());
        }
    }

    /** Host and port of the metrics of each job. */
    Map<String, List<String>> targets() {
        return Map.of(
                "ingest-service", List.of(authority(ingest)),
                "query-service", List.of(authority(query)),
                "scraper-service", List.of(authority(scraper)));
    }

    private static String authority(ServiceReplica replica) {
        return URI.create(replica.address("/")).getAuthority();
    }

    @Override
    public void close() {
        Stream.of(scraper, query, ingest).parallel().forEach(ServiceReplica::close);
        backends.close();
        users.close();
        site.close();
    }
}
