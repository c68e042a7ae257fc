package dev.sluice.query.export;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Reads the export metrics. */
@Singleton
class ExportCounters {

    private final MeterRegistry registry;

    ExportCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Running exports. */
    int running() {
        return (int) registry.get("sluice.export.running").gauge().value();
    }

    /** Users exported since the start. */
    long rows() {
        return (long) registry.counter("sluice.export.rows", "list", "users").count();
    }

    /** Exports of users that ended this way. */
    long ended(String end) {
        return (long)
                registry.counter("sluice.exports", "list", "users", "end", end).count();
    }

    /** Waits until no export is running and no row is added for one second. */
    void awaitIdle(Duration timeout) {
        await().atMost(timeout).until(() -> running() == 0);
        long rows = rows();
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(2)).until(() -> rows() == rows);
    }
}
