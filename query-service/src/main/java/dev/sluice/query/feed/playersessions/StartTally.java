package dev.sluice.query.feed.playersessions;

import dev.sluice.query.feed.playersessions.PlayerSessionStartTable.DayCount;
import dev.sluice.query.feed.playersessions.PlayerSessionStartTable.HourCount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of one country in a range.
 *
 * @param country country code
 * @param whole starts of whole days and whole hours
 * @param days whole days with starts, newest first
 * @param hours hours at the edges with starts, newest first, including partial ones
 */
record StartTally(String country, long whole, List<LocalDate> days, List<Instant> hours) {

    /** Sums the counts by country. */
    static List<StartTally> of(StartSpan span, List<DayCount> days, List<HourCount> hours) {
        Map<String, TallyBuilder> byCountry = new TreeMap<>();
        for (DayCount count : days) {
            TallyBuilder adding = byCountry.computeIfAbsent(count.country(), country -> new TallyBuilder());
            adding.whole += count.starts();
            adding.days.add(count.day());
        }
        for (HourCount count : hours) {
            if (span.touches(count.hour())) {
                TallyBuilder adding = byCountry.computeIfAbsent(count.country(), country -> new TallyBuilder());
                adding.whole += span.cuts(count.hour()) ? 0 : count.starts();
                adding.hours.add(count.hour());
            }
        }
        return byCountry.entrySet().stream()
                .map(entry -> entry.getValue().done(entry.getKey()))
                .toList();
    }

    /** Mutable tally. */
    private static final class TallyBuilder {

        private final List<LocalDate> days = new ArrayList<>();
        private final List<Instant> hours = new ArrayList<>();
        private long whole;

        StartTally done(String country) {
            return new StartTally(
                    country,
                    whole,
                    days.stream().sorted(Comparator.reverseOrder()).toList(),
                    hours.stream().sorted(Comparator.reverseOrder()).toList());
        }
    }
}
