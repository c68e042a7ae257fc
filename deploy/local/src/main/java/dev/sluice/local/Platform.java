package dev.sluice.local;

import dev.sluice.backends.Backends;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The whole platform of this run: starts its parts in the order they need each other, and stops them in the other. */
final class Platform implements AutoCloseable {

    private final Settings settings;
    private final Home home;
    private final Screen screen;
    private final Stops stops;
    private final CompletableFuture<String> failure = new CompletableFuture<>();

    Platform(Settings settings, Home home, Screen screen) {
        this.settings = settings;
        this.home = home;
        this.screen = screen;
        this.stops = new Stops(screen);
    }

    /** Starts everything and shows the table of addresses once the first rows are there. */
    void start() {
        screen.title("Sluice starts in " + home.folder() + " (Ctrl-C stops it)");
        home.tidy(settings.fresh(), screen);
        Backends backends = startBackends();
        applyContract(backends);
        Sources sources = Sources.start(settings, screen);
        stops.add("Sample sources", sources);
        Services services = new Services(settings, backends, sources.settings(), screen, this::fail);
        stops.add("Services", services);
        services.start();
        new FirstRows(screen, stops)
                .await(sources.lists().stream().map(services.query()::address).toList());
        new Addresses(settings, home, backends, sources, services, startLake(backends)).show(screen);
    }

    private Optional<Lake> startLake(Backends backends) {
        if (!settings.lake()) {
            return Optional.empty();
        }
        Lake lake = Lake.of(settings, backends, screen);
        stops.add("Lake", lake);
        lake.start(screen);
        return Optional.of(lake);
    }

    /** Waits for ever, unless a part dies that cannot be helped; answers why. */
    String awaitFailure() {
        return failure.join();
    }

    boolean closing() {
        return stops.closing();
    }

    /** Stops what has been started, also in the middle of a start; a second call has nothing left to do. */
    @Override
    public void close() {
        screen.step("Stopping");
        stops.close();
        home.close();
    }

    private Backends startBackends() {
        BackendsRun run = new BackendsRun(home.folder());
        stops.add("Cassandra, Kafka and Redis", run);
        return run.start(settings, screen::step, this::fail);
    }

    private void applyContract(Backends backends) {
        Instant begin = Instant.now();
        List<String> done = new ArrayList<>();
        backends.applyContract(done::add);
        long topics = done.stream().filter(line -> line.startsWith("topic ")).count();
        long tables = done.stream().filter(line -> line.startsWith("table ")).count();
        screen.step("Contract applied after %s: %d topics, %d tables".formatted(Screen.seconds(begin), topics, tables));
    }

    /** Ctrl-C reaches Redis too, which minds no shield, perhaps before us: a moment later we know why it ended. */
    private void fail(String why) {
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> {
            if (!closing()) {
                failure.complete(why);
            }
        });
    }
}
