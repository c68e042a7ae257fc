package dev.sluice.lake.flow;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets one micro-batch through at a time, whatever the number of stages, so that memory is bounded; closed, none. */
final class Gate {

    private final Semaphore turn = new Semaphore(1, true);
    private volatile boolean closed;

    /** Runs a batch when it is its turn. */
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
     * Waits for the batch that runs, at most that long, and lets no other begin.
     *
     * @param last done while nobody can pass; it ends whoever still waits
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
