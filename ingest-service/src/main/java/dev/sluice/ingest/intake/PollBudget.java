package dev.sluice.ingest.intake;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/** Bounds the bytes of all polls in flight, over all feeds of the process, to a quarter of the heap. */
@Singleton
final class PollBudget {

    private static final int UNIT = 1024;

    private final int units = Math.toIntExact(Runtime.getRuntime().maxMemory() / 4 / UNIT);
    private final Semaphore free = new Semaphore(units, true);

    /**
     * Waits until a poll fits; one larger than the whole budget waits for all others.
     *
     * @return to be passed to {@link #release} when the poll is done
     */
    int acquire(long bytes) {
        int wanted = (int) Math.min(units, bytes / UNIT + 1);
        free.acquireUninterruptibly(wanted);
        return wanted;
    }

    void release(int acquired) {
        free.release(acquired);
    }
}
