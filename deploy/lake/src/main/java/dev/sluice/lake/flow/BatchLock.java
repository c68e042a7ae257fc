package dev.sluice.lake.flow;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Admits one micro-batch at a time across all stages, to bound memory; admits none once closed. */
final class BatchLock {

    private final Semaphore permit = new Semaphore(1, true);
    private volatile boolean closed;

    void pass(Runnable batch) throws InterruptedException {
        permit.acquire();
        try {
            if (!closed) {
                batch.run();
                return;
            }
        } finally {
            permit.release();
        }
        throw new InterruptedException("the batch lock is closed");
    }

    /**
     * Waits for the running batch, at most for the given time, and admits no other.
     *
     * @param last runs while no batch is admitted; ends the waiting batches
     */
    void close(Duration timeout, Runnable last) throws InterruptedException {
        boolean acquired = permit.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
        closed = true;
        try {
            last.run();
        } finally {
            if (acquired) {
                permit.release();
            }
        }
    }
}
