package dev.sluice.local;

import java.util.concurrent.atomic.AtomicInteger;

/** What the stand-ins say of themselves, broken or not. */
final class Broken {

    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger setAside = new AtomicInteger();
    private volatile boolean isBroken;
    private volatile long heard;

    void breakDown() {
        heard = now();
        isBroken = true;
    }

    /** Three rows more that were not as expected. */
    void setAside() {
        setAside.addAndGet(3);
    }

    void mend() {
        isBroken = false;
    }

    /** A lake that hangs, fails, falls behind and sets rows aside. */
    String lake() {
        int failed = isBroken ? failures.incrementAndGet() : failures.get();
        String quarantined = setAside.get() == 0
                ? ""
                : "sluice_lake_quarantined_total{feed=\"users\",expectation=\"an email\"} " + setAside.get() + "\n";
        return quarantined
                + "sluice_lake_kafka_behind " + (isBroken ? 20_000 : 0) + "\n"
                + "sluice_lake_stage_failures_total{stage=\"bronze\"} " + failed + "\n"
                + "sluice_lake_stage_heard_timestamp_seconds{stage=\"silver\"} " + (isBroken ? heard : now()) + "\n";
    }

    /** A replica of ingest-service that has lost count of three records. */
    String ingest() {
        return "sluice_balance{feed=\"users\"} " + (isBroken ? 3 : 0) + "\n";
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }
}
