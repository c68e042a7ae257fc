package dev.sluice.local;

import dev.sluice.setup.RetryPause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Waits until the REST API returns the first rows, at most for a minute. */
final class FirstRowsProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpProbe probe = new HttpProbe();
    private final Terminal terminal;
    private final ShutdownSequence shutdown;

    FirstRowsProbe(Terminal terminal, ShutdownSequence shutdown) {
        this.terminal = terminal;
        this.shutdown = shutdown;
    }

    /** Prints when each list returns its first row, or that it has not yet; the platform continues in both cases. */
    void await(List<String> lists) {
        List<String> missing = new ArrayList<>(lists);
        Instant end = Instant.now().plus(TIMEOUT);
        while (!missing.isEmpty() && !shutdown.closing() && Instant.now().isBefore(end)) {
            for (String list : List.copyOf(missing)) {
                if (probe.hasRow(list + "?limit=1")) {
                    missing.remove(list);
                    terminal.step("First row at " + list + ", " + terminal.seconds() + " after the start");
                }
            }
            RetryPause.millis(100);
        }
        missing.forEach(list -> terminal.step("No row yet at " + list + " after " + TIMEOUT.toSeconds() + " s"));
    }
}
