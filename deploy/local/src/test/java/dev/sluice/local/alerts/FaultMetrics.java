package dev.sluice.local.alerts;

import java.util.concurrent.atomic.AtomicInteger;

/** Metrics of a lake and of a replica of ingest-service, with and without faults. */
final class FaultMetrics {

    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger quarantined = new AtomicInteger();
    private volatile boolean faulty;
    private volatile long lastProgress;

    void inject() {
        lastProgress = now();
        faulty = true;
    }

    /** Counts three more rows as quarantined. */
    void quarantineRows() {
        quarantined.addAndGet(3);
    }

    void clear() {
        faulty = false;
    }

    /** A lake that hangs, fails, lags and quarantines rows. */
    String lake() {
        int failed = faulty ? failures.incrementAndGet() : failures.get();
        String rows = quarantined.get() == 0
                ? ""
                : "sluice_lake_quarantined_total{feed=\"users\",expectation=\"an email\"} " + quarantined.get() + "\n";
        return rows
                + "sluice_lake_kafka_behind " + (faulty ? 20_000 : 0) + "\n"
                + "sluice_lake_stage_failures_total{stage=\"bronze\"} " + failed + "\n"
                + "sluice_lake_stage_heard_timestamp_seconds{stage=\"silver\"} " + (faulty ? lastProgress : now())
                + "\n";
    }

    /** A replica of ingest-service whose balance is off by three records. */
    String ingest() {
        return "sluice_balance{feed=\"users\"} " + (faulty ? 3 : 0) + "\n";
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }
}
