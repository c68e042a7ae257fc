package dev.sluice.lake.backfill;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A range of dates to load from an archive.
 *
 * @param from the first
 * @param to the last, inclusive
 */
public record DateRange(LocalDate from, LocalDate to) {

    /** All days, including lines without a date. */
    public static final DateRange ALL = new DateRange(LocalDate.MIN, LocalDate.MAX);

    /**
     * Parses {@code days=2016-11-05..2016-11-07}, or one day.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    public static DateRange of(String text) {
        String[] ends = text.replaceFirst("^days=", "").split("\\.\\.", -1);
        try {
            LocalDate from = LocalDate.parse(ends[0]);
            LocalDate to = LocalDate.parse(ends[ends.length - 1]);
            if (text.startsWith("days=") && ends.length <= 2 && !to.isBefore(from)) {
                return new DateRange(from, to);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text + " has no dates such as days=2016-11-05..2016-11-07", e);
        }
        throw new IllegalArgumentException(text + " is not of the form days=2016-11-05..2016-11-07");
    }

    boolean has(LocalDate day) {
        return day == null ? equals(ALL) : !day.isBefore(from) && !day.isAfter(to);
    }
}
