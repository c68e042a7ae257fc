package dev.sluice.setup;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Retries an action until it succeeds or a deadline passes, since the setup starts together with its backends.
 *
 * @param timeout after which the last failure is thrown
 * @param pause between two attempts
 * @param progress receives the reason of a failed attempt, unless it is that of the attempt before
 */
record DeadlineRetry(Duration timeout, Duration pause, Consumer<String> progress) {

    void run(Runnable action) {
        Instant end = Instant.now().plus(timeout);
        String reported = "";
        while (true) {
            try {
                action.run();
                return;
            } catch (RuntimeException e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                String reason = String.valueOf(e.getMessage());
                if (!reason.equals(reported)) {
                    progress.accept("Retrying until " + end + ": " + reason);
                    reported = reason;
                }
            }
            RetryPause.millis(pause.toMillis());
        }
    }
}
