package dev.sluice.scraper.feed.solarflares;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Days asked for at once.
 *
 * @param from first day
 * @param to last day, included
 */
record Window(LocalDate from, LocalDate to) {

    /** DONKI gives at most this many days of notifications; flares are cut alike. */
    private static final int LONGEST = 30;

    /** A span in windows that DONKI allows, oldest first. */
    static List<Window> cut(LocalDate from, LocalDate to) {
        List<Window> windows = new ArrayList<>();
        for (LocalDate start = from; !start.isAfter(to); start = start.plusDays(LONGEST)) {
            LocalDate end = start.plusDays(LONGEST - 1L);
            windows.add(new Window(start, end.isAfter(to) ? to : end));
        }
        return windows;
    }
}
