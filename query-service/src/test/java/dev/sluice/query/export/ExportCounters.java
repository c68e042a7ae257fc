package dev.sluice.query.export;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Reads what exports counted. */
@Singleton
class ExportCounters {

    private final MeterRegistry registry;

    ExportCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Exports under way. */
    int running() {
        return (int) registry.get("sluice.export.running").gauge().value();
    }

    /** Users turned into lines since the start. */
    long rows() {
        return (long) registry.counter("sluice.export.rows", "list", "users").count();
    }

    /** How often exports of users ended that way. */
    long ended(String end) {
        return (long)
                registry.counter("sluice.exports", "list", "users", "end", end).count();
    }

    /** Waits until nothing is read any more: no place taken, and no row added over a second. */
    void awaitSilence(Duration patience) {
        await().atMost(patience).until(() -> running() == 0);
        long rows = rows();
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(2)).until(() -> rows() == rows);
    }
}
