package dev.sluice.setup;

import java.util.concurrent.TimeUnit;

/** Pauses between two attempts. */
public final class RetryPause {

    private RetryPause() {}

    /**
     * Sleeps.
     *
     * @throws IllegalStateException if the thread is interrupted
     */
    public static void millis(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
