package dev.sluice.local;

import dev.sluice.backends.Backends;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Real backends, one ingest-service and several replicas of scraper-service, each a process of its own. */
final class Replicas implements AutoCloseable {

    private final Backends backends;
    private final Replica ingest;
    private final List<Replica> scrapers = new ArrayList<>();

    private Replicas(Path home, int scrapers, Backends backends, Map<String, String> settings) {
        this.backends = backends;
        Map<String, String> addresses = Replica.backends(
                backends.kafka().address(),
                backends.cassandra().address(),
                backends.redis().address());
        ingest = Replica.start("ingest-service", 0, home, settings, addresses);
        for (int number = 1; number <= scrapers; number++) {
            this.scrapers.add(Replica.start("scraper-service", number, home, settings, addresses));
        }
    }

    /** Starts so many scrapers and waits until all is ready. */
    static Replicas start(Path home, int scrapers, Map<String, String> settings) {
        Backends backends = Backends.start(home, new Backends.Wanted(0, 0, 0), line -> {});
        backends.applyContract(line -> {});
        Map<String, String> all = new TreeMap<>(settings);
        all.put("sluice.fetch.allowed-inside", "127.0.0.0/8");
        List.of("users", "products", "solar-flares", "solar-notifications", "player-sessions")
                .forEach(feed -> all.put("sluice." + feed + ".every", "off"));
        Replicas replicas = new Replicas(home, scrapers, backends, all);
        replicas.ingest.awaitReady();
        replicas.scrapers.forEach(Replica::awaitReady);
        return replicas;
    }

    /** An address at a scraper that lives. */
    String scraper(String path) {
        return scrapers.stream()
                .filter(Replica::isAlive)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no scraper lives"))
                .address(path);
    }

    /** Kills a scraper, the first being 1, without a word of warning. */
    void kill(int scraper) {
        scrapers.get(scraper - 1).kill();
    }

    /** Starts a scraper again that was killed, and waits for it. */
    void startAgain(int scraper) {
        Replica killed = scrapers.get(scraper - 1);
        killed.start();
        killed.awaitReady();
    }

    String kafka() {
        return backends.kafka().address();
    }

    @Override
    public void close() {
        List<Replica> all = new ArrayList<>(scrapers);
        all.add(ingest);
        List<CompletableFuture<Void>> stops = all.stream()
                .map(replica -> CompletableFuture.runAsync(replica::close, task -> new Thread(task, "stop").start()))
                .toList();
        stops.forEach(CompletableFuture::join);
        backends.close();
    }
}
