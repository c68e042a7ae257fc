package dev.sluice.setup;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Does a thing again until it succeeds: in compose and in a cluster the setup starts together with its backends.
 *
 * @param most after that the last failure is thrown
 * @param pause between two tries
 * @param progress told why a try failed, once for the same reason
 */
record Patience(Duration most, Duration pause, Consumer<String> progress) {

    void until(Runnable done) {
        Instant end = Instant.now().plus(most);
        String told = "";
        while (true) {
            try {
                done.run();
                return;
            } catch (RuntimeException e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                String why = String.valueOf(e.getMessage());
                if (!why.equals(told)) {
                    progress.accept("Trying again until " + end + ": " + why);
                    told = why;
                }
            }
            rest();
        }
    }

    private void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the backends", e);
        }
    }
}
