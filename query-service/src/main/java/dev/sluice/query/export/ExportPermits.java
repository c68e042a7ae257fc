package dev.sluice.query.export;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The exports under way in this process: how many, no more than allowed, and how they end. */
@Singleton
final class ExportPermits {

    private final AtomicInteger now = new AtomicInteger();
    private final MeterRegistry registry;
    private final int most;

    ExportPermits(MeterRegistry registry, ExportSettings settings) {
        this.registry = registry;
        this.most = settings.atOnce();
    }

    void start(@Observes StartupEvent start) {
        Gauge.builder("sluice.export.running", now, AtomicInteger::get)
                .description("exports under way")
                .register(registry);
    }

    /** Takes a place, or fails with {@link TooManyExportsException}. */
    Permit begin(String list) {
        if (now.getAndUpdate(running -> Math.min(running + 1, most)) >= most) {
            count(list, "refused");
            throw new TooManyExportsException();
        }
        return new Permit(list);
    }

    /** One export's place among those that run. */
    final class Permit {

        private final AtomicBoolean taken = new AtomicBoolean(true);
        private final String list;

        private Permit(String list) {
            this.list = list;
        }

        /** Gives the place back, once: an end and a client that leaves may meet. */
        void end(Throwable failure, boolean cancelled) {
            if (taken.getAndSet(false)) {
                now.decrementAndGet();
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
