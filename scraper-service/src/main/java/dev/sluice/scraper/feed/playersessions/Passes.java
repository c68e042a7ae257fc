package dev.sluice.scraper.feed.playersessions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How often an archive is gone through, and what of it each time: once in file order; day by day once a day, so that
 * nothing but a line is ever held. A pass is named by its day, and names sort as passes follow each other.
 *
 * @param first day to be replayed
 * @param last day to be replayed
 * @param all whether events of every day are replayed, also those without a day
 */
record Passes(LocalDate first, LocalDate last, boolean all) {

    /** The only pass in file order. */
    static final String WHOLE = "";

    /** Of lines whose day cannot be told: they come after all days, on their way to be rejected. */
    static final String UNDATED = "undated";

    static Passes of(Optional<String> days) {
        if (days.isEmpty()) {
            return new Passes(LocalDate.MIN, LocalDate.MAX, true);
        }
        String[] ends = days.get().split("\\.\\.", -1);
        try {
            return new Passes(LocalDate.parse(ends[0].strip()), LocalDate.parse(ends[ends.length - 1].strip()), false);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("sluice.player-sessions.days must be like 2016-11-05..2016-11-07", e);
        }
    }

    /** The pass, of those a day, to which a line belongs; empty if it is not wanted. */
    Optional<String> pass(SessionLine line) {
        Optional<LocalDate> day = line.day();
        return day.isEmpty()
                ? Optional.of(UNDATED).filter(name -> all)
                : day.filter(when -> !when.isBefore(first) && !when.isAfter(last))
                        .map(LocalDate::toString);
    }

    /** Whether a line belongs to a pass. */
    boolean has(String pass, SessionLine line) {
        return pass.equals(WHOLE)
                ? all || pass(line).isPresent()
                : pass(line).filter(pass::equals).isPresent();
    }
}
