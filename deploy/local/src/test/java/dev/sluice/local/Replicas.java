package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.Backends;
import dev.sluice.backends.Child;
import dev.sluice.backends.Ports;
import dev.sluice.setup.Setup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Real backends, one ingest-service and several replicas of scraper-service, each a process of its own. */
final class Replicas implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("sluice.root", "../.."));

    private final Path home;
    private final Map<String, String> settings;
    private final Backends backends;
    private final Http http = new Http();
    private final List<Service> services = new ArrayList<>();
    private final List<Child> children = new ArrayList<>();
    private int born;

    private Replicas(Path home, Backends backends, Map<String, String> settings) {
        this.home = home;
        this.backends = backends;
        this.settings = new TreeMap<>(settings);
        this.settings.put("sluice.fetch.allowed-inside", "127.0.0.0/8");
        List.of("users", "products", "solar-flares", "solar-notifications", "player-sessions")
                .forEach(feed -> this.settings.put("sluice." + feed + ".every", "off"));
    }

    /** Starts so many scrapers and waits until all is ready. */
    static Replicas start(Path home, int scrapers, Map<String, String> settings) {
        Backends backends = Backends.start(home, new Backends.Wanted(0, 0, 0), line -> {});
        Setup.apply(
                new Setup.Target(
                        backends.kafka().address(),
                        backends.cassandra().address(),
                        backends.datacenter(),
                        null,
                        null,
                        1),
                line -> {});
        Replicas replicas = new Replicas(home, backends, settings);
        replicas.launch("ingest-service");
        for (int i = 0; i < scrapers; i++) {
            replicas.launch("scraper-service");
        }
        for (int i = 0; i <= scrapers; i++) {
            replicas.awaitReady(i);
        }
        return replicas;
    }

    /** An address at a scraper that lives. */
    String scraper(String path) {
        for (int i = 1; i < services.size(); i++) {
            if (children.get(i).isAlive()) {
                return services.get(i).address(path);
            }
        }
        throw new IllegalStateException("no scraper lives");
    }

    /** Kills a scraper, the first being 1, without a word of warning. */
    void kill(int scraper) {
        Launched.signal("KILL", children.get(scraper).pid());
        await().until(() -> !children.get(scraper).isAlive());
    }

    /** Starts a scraper again that was killed, and waits for it. */
    void startAgain(int scraper) {
        children.set(scraper, child(services.get(scraper)));
        awaitReady(scraper);
    }

    String kafka() {
        return backends.kafka().address();
    }

    private void launch(String name) {
        Service service = new Service(name, Ports.free(0), 0);
        services.add(service);
        children.add(child(service));
    }

    private Child child(Service service) {
        Map<String, String> environment = Map.of(
                "SLUICE_AUTH",
                "none",
                "SLUICE_ERASURE_KEY",
                "only-for-tests",
                "KAFKA_BOOTSTRAP_SERVERS",
                backends.kafka().address(),
                "QUARKUS_CASSANDRA_CONTACT_POINTS",
                backends.cassandra().address(),
                "QUARKUS_CASSANDRA_LOCAL_DATACENTER",
                backends.datacenter(),
                "QUARKUS_REDIS_HOSTS",
                "redis://" + backends.redis().address());
        return Child.start(service.name() + "-" + born++, home, service.command(ROOT, Map.of(), settings), environment);
    }

    private void awaitReady(int index) {
        await(services.get(index).name() + " to be ready")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> http.isOk(services.get(index).address("/q/health/ready"))
                        || !children.get(index).isAlive());
        assertThat(children.get(index).isAlive()).as(children.get(index).tail()).isTrue();
    }

    @Override
    public void close() {
        List<CompletableFuture<Void>> stops = children.stream()
                .map(child -> CompletableFuture.runAsync(child::close, task -> new Thread(task, "stop").start()))
                .toList();
        stops.forEach(CompletableFuture::join);
        backends.close();
    }
}
