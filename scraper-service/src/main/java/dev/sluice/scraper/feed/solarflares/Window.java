package dev.sluice.scraper.feed.solarflares;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A span of days, both included, that is requested at once. */
record Window(LocalDate from, LocalDate to) {

    /** Limit of DONKI for notifications, applied to flares too. */
    private static final int MAX_DAYS = 30;

    /** Splits a span into windows that DONKI allows, oldest first. */
    static List<Window> cut(LocalDate from, LocalDate to) {
        List<Window> windows = new ArrayList<>();
        for (LocalDate start = from; !start.isAfter(to); start = start.plusDays(MAX_DAYS)) {
            LocalDate end = start.plusDays(MAX_DAYS - 1L);
            windows.add(new Window(start, end.isAfter(to) ? to : end));
        }
        return windows;
    }
}
