package dev.sluice.local;

import dev.sluice.backends.Backends;
import dev.sluice.backends.Child;
import dev.sluice.backends.Ports;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The three services of this run, started side by side and stopped side by side. */
final class Services implements AutoCloseable {

    private final Service query;
    private final Service ingest;
    private final Service scraper;
    private final List<ServiceRun> runs;

    Services(Settings settings, Backends backends, Map<String, String> sources, Screen screen, Consumer<String> fatal) {
        query = service("query", settings);
        ingest = service("ingest", settings);
        scraper = service("scraper", settings);
        Http http = new Http();
        Map<String, String> environment = environment(backends, new ErasureKey(settings.home()));
        var origins = new Origins(query, ingest, scraper);
        runs = Stream.of(
                        Map.entry(query, origins.addresses()),
                        Map.entry(ingest, origins.allowed()),
                        Map.entry(scraper, origins.allowed(sources)))
                .map(entry -> {
                    Service service = entry.getKey();
                    var command =
                            service.command(settings.form(), settings.root(), entry.getValue(), settings.passedOn());
                    return new ServiceRun(
                            service,
                            () -> Child.start(service.name(), settings.home(), command, environment),
                            http,
                            screen,
                            fatal);
                })
                .toList();
    }

    /** Starts all three and waits for them; one that does not start fails the call, the others are left to close. */
    void start() {
        List<CompletableFuture<Void>> starts = runs.stream()
                .map(run -> CompletableFuture.runAsync(run::start, task -> new Thread(task, "start").start()))
                .toList();
        try {
            starts.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }

    Service query() {
        return query;
    }

    Service ingest() {
        return ingest;
    }

    Service scraper() {
        return scraper;
    }

    @Override
    public void close() {
        runs.stream()
                .map(run -> CompletableFuture.runAsync(run::close, task -> new Thread(task, "stop").start()))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static Service service(String name, Settings settings) {
        int wanted = settings.wantedPort(name);
        return new Service(name + "-service", Ports.free(wanted), wanted);
    }

    /** As environment, so that a system property of the person who starts it wins. */
    private static Map<String, String> environment(Backends backends, ErasureKey key) {
        return Map.of(
                // Everything here listens on the loopback address only.
                "SLUICE_AUTH", "none",
                "SLUICE_ERASURE_KEY", key.value(),
                // One scraper-service: when it starts, nobody else can still be at a host.
                "SLUICE_HOSTS_ALONE", "true",
                "KAFKA_BOOTSTRAP_SERVERS", backends.kafka().address(),
                "QUARKUS_CASSANDRA_CONTACT_POINTS", backends.cassandra().address(),
                "QUARKUS_CASSANDRA_LOCAL_DATACENTER", backends.datacenter(),
                "QUARKUS_REDIS_HOSTS", "redis://" + backends.redis().address());
    }
}
