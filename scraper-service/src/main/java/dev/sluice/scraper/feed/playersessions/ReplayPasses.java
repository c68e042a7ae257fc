package dev.sluice.scraper.feed.playersessions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The passes over an archive: one in file order, or one per day, so that never more than a chunk is held in memory. A pass
 * is named by its day; names sort in the order of passes.
 *
 * @param first day to be replayed
 * @param last day to be replayed
 * @param all whether all events are replayed, also those without a valid day
 */
record ReplayPasses(LocalDate first, LocalDate last, boolean all) {

    /** Name of the only pass in file order. */
    static final String WHOLE = "";

    /** Name of the last pass, for lines without a valid day, which ingest-service rejects. */
    static final String UNDATED = "undated";

    static ReplayPasses of(Optional<String> days) {
        if (days.isEmpty()) {
            return new ReplayPasses(LocalDate.MIN, LocalDate.MAX, true);
        }
        String[] ends = days.get().split("\\.\\.", -1);
        try {
            return new ReplayPasses(
                    LocalDate.parse(ends[0].strip()), LocalDate.parse(ends[ends.length - 1].strip()), false);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("sluice.player-sessions.days must be like 2016-11-05..2016-11-07", e);
        }
    }

    /** The daily pass that a line belongs to; empty if the line is not replayed. */
    Optional<String> pass(SessionLine line) {
        Optional<LocalDate> day = line.day();
        return day.isEmpty()
                ? Optional.of(UNDATED).filter(name -> all)
                : day.filter(when -> !when.isBefore(first) && !when.isAfter(last))
                        .map(LocalDate::toString);
    }

    boolean has(String pass, SessionLine line) {
        return pass.equals(WHOLE)
                ? all || pass(line).isPresent()
                : pass(line).filter(pass::equals).isPresent();
    }
}
