package dev.sluice.query.feed.playersessions;

import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.feed.playersessions.PlayerSessionStartTable.DayCount;
import dev.sluice.query.feed.playersessions.PlayerSessionStartTable.HourCount;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts the starts of a range by country: from the stored counts of days and hours, and from the starts themselves in
 * the two partial hours.
 */
@Singleton
final class PlayerSessionCounts {

    private final CassandraReader cassandra;
    private final PlayerSessionStartTable table;

    PlayerSessionCounts(CassandraReader cassandra, PlayerSessionStartTable table) {
        this.cassandra = cassandra;
        this.table = table;
    }

    /** Number of starts, and the tally that leads to the newest. */
    record CountryStarts(StartTally tally, long count) {}

    private record HourShard(String country, Instant hour, int shard) {}

    private record CountryCount(String country, long starts) {}

    /** Counts countries with starts in the range, or the requested one if it has any. */
    Uni<List<CountryStarts>> count(StartSpan span, Optional<String> country) {
        return Uni.combine()
                .all()
                .unis(
                        cassandra.all(span.months(), month -> table.days(month, span)),
                        cassandra.all(span.edgeDays(), day -> table.hours(day, country)))
                .asTuple()
                .map(read -> StartTally.of(
                        span,
                        read.getItem1().stream()
                                .flatMap(List::stream)
                                .filter(day ->
                                        country.isEmpty() || country.get().equals(day.country()))
                                .toList(),
                        read.getItem2().stream().flatMap(List::stream).toList()))
                .chain(tallies -> exactly(span, tallies));
    }

    private Uni<List<CountryStarts>> exactly(StartSpan span, List<StartTally> tallies) {
        List<HourShard> parts = tallies.stream()
                .flatMap(tally -> tally.hours().stream()
                        .filter(span::cuts)
                        .flatMap(hour -> PlayerSessionStartTable.SHARDS.stream()
                                .map(shard -> new HourShard(tally.country(), hour, shard))))
                .toList();
        return cassandra
                .all(parts, part -> table.count(part.country(), part.hour(), part.shard(), span)
                        .map(starts -> new CountryCount(part.country(), starts)))
                .map(counts -> counts.stream()
                        .collect(Collectors.groupingBy(
                                CountryCount::country, Collectors.summingLong(CountryCount::starts))))
                .map(cut -> withStarts(tallies, cut));
    }

    private static List<CountryStarts> withStarts(List<StartTally> tallies, Map<String, Long> cut) {
        return tallies.stream()
                .map(tally -> new CountryStarts(tally, tally.whole() + cut.getOrDefault(tally.country(), 0L)))
                .filter(counted -> counted.count() > 0)
                .toList();
    }

    /**
     * Counts of one country in a range.
     *
     * @param country country code
     * @param whole starts of whole days and whole hours
     * @param days whole days with starts, newest first
     * @param hours hours at the edges with starts, newest first, including partial ones
     */
    record StartTally(String country, long whole, List<LocalDate> days, List<Instant> hours) {

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
}
