package dev.sluice.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Waits, within bounds, until the first rows have gone the whole way from source to REST. */
final class FirstRows {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Http http = new Http();
    private final Screen screen;
    private final Stops stops;

    FirstRows(Screen screen, Stops stops) {
        this.screen = screen;
        this.stops = stops;
    }

    /** Says when each list answers its first row, or that it does not yet; either way the platform goes on. */
    void await(List<String> lists) {
        List<String> missing = new ArrayList<>(lists);
        Instant end = Instant.now().plus(PATIENCE);
        while (!missing.isEmpty() && !stops.closing() && Instant.now().isBefore(end)) {
            for (String list : List.copyOf(missing)) {
                if (http.hasRow(list + "?limit=1")) {
                    missing.remove(list);
                    screen.step("First row at " + list + ", " + screen.seconds() + " after the start");
                }
            }
            pause();
        }
        missing.forEach(list -> screen.step("No row yet at " + list + " after " + PATIENCE.toSeconds() + " s"));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for rows", e);
        }
    }
}
