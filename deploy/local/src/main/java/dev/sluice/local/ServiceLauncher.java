package dev.sluice.local;

import dev.sluice.backends.Backends;
import dev.sluice.backends.ChildProcess;
import dev.sluice.backends.Ports;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Starts the three services of this run in parallel, and stops them in parallel. */
final class ServiceLauncher implements AutoCloseable {

    private final ServiceEndpoint query;
    private final ServiceEndpoint ingest;
    private final ServiceEndpoint scraper;
    private final List<ServiceSupervisor> supervisors;

    ServiceLauncher(
            LaunchSettings settings,
            Backends backends,
            Map<String, String> sources,
            Terminal terminal,
            Consumer<String> failed) {
        query = service("query", settings);
        ingest = service("ingest", settings);
        scraper = service("scraper", settings);
        HttpProbe probe = new HttpProbe();
        Map<String, String> environment = environment(backends, new ErasureKey(settings.home()));
        var origins = new CorsOrigins(query, ingest, scraper);
        supervisors = Stream.of(
                        Map.entry(query, origins.addresses()),
                        Map.entry(ingest, origins.allowed(Map.of())),
                        Map.entry(scraper, origins.allowed(sources)))
                .map(entry -> {
                    ServiceEndpoint service = entry.getKey();
                    var command = service.command(
                            settings.packaging(), settings.root(), entry.getValue(), settings.passedOn());
                    return new ServiceSupervisor(
                            service,
                            () -> ChildProcess.start(service.name(), settings.home(), command, environment),
                            probe,
                            terminal,
                            failed);
                })
                .toList();
    }

    /** Starts all three and waits until they are ready; fails if one does not start, and leaves the others to be closed. */
    void start() {
        List<CompletableFuture<Void>> starts = supervisors.stream()
                .map(supervisor ->
                        CompletableFuture.runAsync(supervisor::start, task -> new Thread(task, "start").start()))
                .toList();
        try {
            starts.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }

    ServiceEndpoint query() {
        return query;
    }

    ServiceEndpoint ingest() {
        return ingest;
    }

    ServiceEndpoint scraper() {
        return scraper;
    }

    @Override
    public void close() {
        supervisors.stream()
                .map(supervisor ->
                        CompletableFuture.runAsync(supervisor::close, task -> new Thread(task, "stop").start()))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static ServiceEndpoint service(String name, LaunchSettings settings) {
        int preferred = settings.preferredPort(name);
        return new ServiceEndpoint(name + "-service", Ports.free(preferred), preferred);
    }

    /** As environment variables, so that system properties from the command line override them. */
    private static Map<String, String> environment(Backends backends, ErasureKey key) {
        return Map.of(
                // All parts listen on the loopback address only.
                "SLUICE_AUTH", "none",
                "SLUICE_ERASURE_KEY", key.value(),
                // There is one scraper-service: when it starts, no other can have a host.
                "SLUICE_HOSTS_ALONE", "true",
                "KAFKA_BOOTSTRAP_SERVERS", backends.kafka().address(),
                "QUARKUS_CASSANDRA_CONTACT_POINTS", backends.cassandra().address(),
                "QUARKUS_CASSANDRA_LOCAL_DATACENTER", backends.datacenter(),
                "QUARKUS_REDIS_HOSTS", "redis://" + backends.redis().address());
    }
}
