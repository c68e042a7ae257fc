package dev.sluice.local;

import dev.sluice.backends.Backends;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The platform of this run: starts its parts in the order of their dependencies, and stops them in reverse. */
final class Platform implements AutoCloseable {

    private final LaunchSettings settings;
    private final RunDirectory directory;
    private final Terminal terminal;
    private final ShutdownSequence shutdown;
    private final CompletableFuture<String> failure = new CompletableFuture<>();

    Platform(LaunchSettings settings, RunDirectory directory, Terminal terminal) {
        this.settings = settings;
        this.directory = directory;
        this.terminal = terminal;
        this.shutdown = new ShutdownSequence(terminal);
    }

    /** Starts all parts and prints the table of addresses once the first rows can be read. */
    void start() {
        terminal.title("Starting Sluice in " + directory.folder() + " (Ctrl-C stops it)");
        directory.prepare(settings.fresh(), terminal);
        Backends backends = startBackends();
        applyContract(backends);
        SourceSelection sources = SourceSelection.start(settings, terminal);
        shutdown.add("Sample sources", sources);
        ServiceLauncher services =
                new ServiceLauncher(settings, backends, sources.scraperSettings(), terminal, this::fail);
        shutdown.add("Services", services);
        services.start();
        new FirstRowsProbe(terminal, shutdown)
                .await(sources.lists().stream().map(services.query()::address).toList());
        new AddressTable(settings, directory, backends, sources, services, startLake(backends)).print(terminal);
    }

    private Optional<LakeLauncher> startLake(Backends backends) {
        if (!settings.lake()) {
            return Optional.empty();
        }
        LakeLauncher lake = LakeLauncher.of(settings, backends, terminal);
        shutdown.add("Lake", lake);
        lake.start(terminal);
        return Optional.of(lake);
    }

    /** Blocks until a part dies that cannot be restarted, and returns the reason. */
    String awaitFailure() {
        return failure.join();
    }

    boolean closing() {
        return shutdown.closing();
    }

    /** Stops all started parts, also during a start; a second call does nothing. */
    @Override
    public void close() {
        terminal.step("Stopping");
        shutdown.close();
        directory.close();
    }

    private Backends startBackends() {
        BackendsLauncher run = new BackendsLauncher(directory.folder());
        shutdown.add("Cassandra, Kafka and Redis", run);
        return run.start(settings, terminal::step, this::fail);
    }

    private void applyContract(Backends backends) {
        Instant begin = Instant.now();
        List<String> applied = new ArrayList<>();
        backends.applyContract(applied::add);
        long topics = applied.stream().filter(line -> line.startsWith("topic ")).count();
        long tables = applied.stream().filter(line -> line.startsWith("table ")).count();
        terminal.step(
                "Contract applied after %s: %d topics, %d tables".formatted(Terminal.seconds(begin), topics, tables));
    }

    /** Ctrl-C may stop Redis, which is not shielded from it, before this process handles it: a failure is reported a second later. */
    private void fail(String reason) {
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> {
            if (!closing()) {
                failure.complete(reason);
            }
        });
    }
}
