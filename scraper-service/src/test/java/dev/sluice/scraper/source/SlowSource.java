package dev.sluice.scraper.source;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A source whose runs take longer than its interval; not scheduled unless a test sets its interval. */
@Singleton
final class SlowSource implements Source, Backfill {

    /** Completed by a test to end a backfill. */
    final CompletableFuture<RunResult> past = new CompletableFuture<>();

    final AtomicReference<String> span = new AtomicReference<>();
    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger maxConcurrent = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final String every;

    SlowSource(@ConfigProperty(name = "test.slow.every", defaultValue = "off") String every) {
        this.every = every;
    }

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public String every() {
        return every;
    }

    @Override
    public Uni<RunResult> backfill(String scrapeId, LocalDate from, LocalDate to) {
        span.set(from + ".." + to);
        return Uni.createFrom().completionStage(past);
    }

    @Override
    public Map<String, Long> progress() {
        return Map.of("windowsDone", past.isDone() ? 2L : 1L, "windowsTotal", 2L);
    }

    @Override
    public Uni<RunResult> run(String scrapeId) {
        maxConcurrent.accumulateAndGet(running.incrementAndGet(), Math::max);
        return Uni.createFrom()
                .item(new RunResult(1, Map.of(), null))
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(1500))
                .invoke(() -> {
                    running.decrementAndGet();
                    runs.incrementAndGet();
                });
    }
}
