package dev.sluice.local;

import dev.sluice.backends.Backends;
import dev.sluice.backends.Child;
import dev.sluice.backends.Ports;
import dev.sluice.backends.sample.SampleSources;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A platform on which faults are made: real backends, a replica of each service, and sources that can go away. */
final class Alarmed implements AutoCloseable {

    private static final long SEED = 42;

    final Backends backends;
    final Replica ingest;
    final Replica query;
    final Replica scraper;
    final MoodySite site = new MoodySite();
    private final int port = Ports.free(0);
    private SampleSources users = SampleSources.start(port, SEED, Clock.systemUTC());

    private Alarmed(Path home) {
        backends = Backends.start(home, new Backends.Wanted(0, 0, 0), line -> {});
        backends.applyContract(line -> {});
        Map<String, String> addresses = Replica.backends(
                backends.kafka().address(),
                backends.cassandra().address(),
                backends.redis().address());
        ingest = Replica.start("ingest-service", 1, home, settings(), addresses);
        query = Replica.start("query-service", 1, home, settings(), addresses);
        scraper = Replica.start("scraper-service", 1, home, settings(), addresses);
    }

    static Alarmed start(Path home) {
        Alarmed platform = new Alarmed(home);
        Stream.of(platform.ingest, platform.query, platform.scraper).forEach(Replica::awaitReady);
        return platform;
    }

    /** Quick, so that what takes minutes elsewhere takes seconds here. */
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

    /** Nobody answers the scraper any more. */
    void shutSources() {
        users.close();
        site.shut();
    }

    void openSources() {
        users = SampleSources.start(port, SEED, Clock.systemUTC());
        site.open();
    }

    /** Looks while a backend hangs: it is there and does not answer. */
    static void during(Child backend, Runnable look) {
        Launched.signal("STOP", backend.pid());
        try {
            look.run();
        } finally {
            Launched.signal("CONT", backend.pid());
        }
    }

    /** Where each job's metrics are. */
    Map<String, List<String>> targets() {
        return Map.of(
                "ingest-service", List.of(authority(ingest)),
                "query-service", List.of(authority(query)),
                "scraper-service", List.of(authority(scraper)));
    }

    private static String authority(Replica replica) {
        return URI.create(replica.address("/")).getAuthority();
    }

    @Override
    public void close() {
        Stream.of(scraper, query, ingest).parallel().forEach(Replica::close);
        backends.close();
        users.close();
        site.close();
    }
}
