package dev.sluice.lake.flow;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Admits one micro-batch at a time across all stages, to bound memory; admits none once closed. */
final class BatchLock {

    private final Semaphore turn = new Semaphore(1, true);
    private volatile boolean closed;

    /** Runs a batch once admitted. */
    void pass(Runnable batch) throws InterruptedException {
        turn.acquire();
        try {
            if (!closed) {
                batch.run();
                return;
            }
        } finally {
            turn.release();
        }
        throw new InterruptedException("the gate is closed");
    }

    /**
     * Waits for the running batch, at most for the given time, and admits no other.
     *
     * @param last runs while no batch is admitted; ends the waiting batches
     */
    void close(Duration patience, Runnable last) throws InterruptedException {
        boolean free = turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        closed = true;
        try {
            last.run();
        } finally {
            if (free) {
                turn.release();
            }
        }
    }
}
