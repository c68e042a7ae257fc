package dev.sluice.local.platform;

import dev.sluice.backends.Backends;
import dev.sluice.local.ServiceReplica;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Real backends, one ingest-service and several replicas of scraper-service that can be killed. */
public final class ScraperReplicas implements AutoCloseable {

    /** Settings of a scraper-service that works on requests and watches only. */
    public static final Map<String, String> SOURCES_OFF = Map.of(
            "sluice.users.every", "off",
            "sluice.products.every", "off",
            "sluice.solar-flares.every", "off",
            "sluice.solar-notifications.every", "off",
            "sluice.player-sessions.every", "off");

    private final Backends backends;
    private final ServiceReplica ingest;
    private final List<ServiceReplica> scrapers = new ArrayList<>();

    private ScraperReplicas(Path home, int scrapers, Backends backends, Map<String, String> settings) {
        this.backends = backends;
        Map<String, String> addresses = ServiceReplica.backends(
                backends.kafka().address(),
                backends.cassandra().address(),
                backends.redis().address());
        ingest = ServiceReplica.start("ingest-service", 0, home, settings, addresses);
        for (int number = 1; number <= scrapers; number++) {
            this.scrapers.add(ServiceReplica.start("scraper-service", number, home, settings, addresses));
        }
    }

    /** Starts all processes and waits until they are ready. */
    public static ScraperReplicas start(Path home, int scrapers, Map<String, String> settings) {
        Backends backends = Backends.start(home, new Backends.WantedPorts(0, 0, 0), line -> {});
        backends.applyContract(line -> {});
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(SOURCES_OFF);
        all.put("sluice.fetch.allowed-inside", "127.0.0.0/8");
        ScraperReplicas replicas = new ScraperReplicas(home, scrapers, backends, all);
        replicas.ingest.awaitReady();
        replicas.scrapers.forEach(ServiceReplica::awaitReady);
        return replicas;
    }

    /** An address at one of the scrapers that are alive. */
    public String scraper(String path) {
        return scrapers.stream()
                .filter(ServiceReplica::isAlive)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no scraper is alive"))
                .address(path);
    }

    /** Kills a scraper by SIGKILL; they are numbered from 1. */
    public void kill(int scraper) {
        scrapers.get(scraper - 1).kill();
    }

    /** Starts a killed scraper again and waits until it is ready. */
    public void restart(int scraper) {
        ServiceReplica killed = scrapers.get(scraper - 1);
        killed.start();
        killed.awaitReady();
    }

    public String kafka() {
        return backends.kafka().address();
    }

    @Override
    public void close() {
        List<ServiceReplica> all = new ArrayList<>(scrapers);
        all.add(ingest);
        List<CompletableFuture<Void>> stops = all.stream()
                .map(replica -> CompletableFuture.runAsync(replica::close, task -> new Thread(task, "stop").start()))
                .toList();
        stops.forEach(CompletableFuture::join);
        backends.close();
    }
}
