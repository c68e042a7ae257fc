package dev.sluice.lake.backfill;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Dates that are chosen from an archive.
 *
 * @param from the first
 * @param to the last, inclusive
 */
public record Days(LocalDate from, LocalDate to) {

    /** Every day, and lines that tell none. */
    public static final Days ALL = new Days(LocalDate.MIN, LocalDate.MAX);

    /**
     * Reads {@code days=2016-11-05..2016-11-07}, or one day.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    public static Days of(String text) {
        String[] ends = text.replaceFirst("^days=", "").split("\\.\\.", -1);
        try {
            LocalDate from = LocalDate.parse(ends[0]);
            LocalDate to = LocalDate.parse(ends[ends.length - 1]);
            if (text.startsWith("days=") && ends.length <= 2 && !to.isBefore(from)) {
                return new Days(from, to);
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
