package dev.sluice.query.export;

import dev.sluice.query.http.OverloadedException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Limits the concurrent exports of this process and counts how they end. */
@Singleton
final class ExportPermits {

    /** Small exports are finished by then. */
    private static final int RETRY_AFTER_SECONDS = 10;

    private final AtomicInteger running = new AtomicInteger();
    private final MeterRegistry registry;
    private final int max;

    ExportPermits(MeterRegistry registry, ExportSettings settings) {
        this.registry = registry;
        this.max = settings.maxConcurrent();
    }

    void start(@Observes StartupEvent start) {
        Gauge.builder("sluice.export.running", running, AtomicInteger::get)
                .description("running exports")
                .register(registry);
    }

    /** Acquires a permit, or fails with {@link OverloadedException}. */
    Permit acquire(String list) {
        if (running.getAndUpdate(current -> Math.min(current + 1, max)) >= max) {
            count(list, "refused");
            throw new OverloadedException(
                    "The maximum number of exports is running; try again later.", RETRY_AFTER_SECONDS);
        }
        return new Permit(list);
    }

    final class Permit {

        private final AtomicBoolean held = new AtomicBoolean(true);
        private final String list;

        private Permit(String list) {
            this.list = list;
        }

        /** Releases the permit once: the end of an export and a disconnecting client may coincide. */
        void release(Throwable failure, boolean cancelled) {
            if (held.getAndSet(false)) {
                running.decrementAndGet();
                count(list, failure != null ? "failed" : cancelled ? "broken-off" : "whole");
            }
        }
    }

    void rows(String list, int rows) {
        registry.counter("sluice.export.rows", "list", list).increment(rows);
    }

    private void count(String list, String end) {
        registry.counter("sluice.exports", "list", list, "end", end).increment();
    }
}
