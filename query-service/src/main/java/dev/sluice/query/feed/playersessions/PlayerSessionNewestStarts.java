package dev.sluice.query.feed.playersessions;

import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.feed.playersessions.PlayerSessionCounts.CountryStarts;
import dev.sluice.query.feed.playersessions.PlayerSessionCounts.StartTally;
import dev.sluice.query.feed.playersessions.PlayerSessionStartTable.HourCount;
import dev.sluice.query.feed.playersessions.PlayerSessionStarts.Country;
import dev.sluice.query.feed.playersessions.PlayerSessionStarts.Start;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the newest starts of each country. Only hours with a count are read, back from the newest, so that a country
 * costs at most ten reads for any range.
 */
@Singleton
final class PlayerSessionNewestStarts {

    /** Newest starts returned per country. */
    private static final int MAX_STARTS = 10;

    private static final Comparator<Country> BUSIEST_FIRST =
            Comparator.comparingLong(Country::count).reversed().thenComparing(Country::country);

    private final CassandraReader cassandra;
    private final PlayerSessionStartTable table;

    PlayerSessionNewestStarts(CassandraReader cassandra, PlayerSessionStartTable table) {
        this.cassandra = cassandra;
        this.table = table;
    }

    /** Adds the newest starts; countries with most starts first. */
    Uni<List<Country>> of(StartSpan span, List<CountryStarts> countries) {
        return cassandra
                .all(countries, counted -> newest(span, counted.tally())
                        .map(newest -> new Country(counted.tally().country(), counted.count(), List.copyOf(newest))))
                .map(found -> found.stream().sorted(BUSIEST_FIRST).toList());
    }

    private Uni<List<Start>> newest(StartSpan span, StartTally tally) {
        var edges = tally.hours().stream()
                .collect(Collectors.partitioningBy(hour -> !StartSpan.day(hour).isBefore(span.endDay())));
        // Every whole day with a count has at least one start.
        List<LocalDate> days = tally.days().stream().limit(MAX_STARTS).toList();
        return hours(span, tally.country(), edges.get(true), new ArrayList<>())
                .chain(found -> days(span, tally.country(), days, found))
                .chain(found -> hours(span, tally.country(), edges.get(false), found));
    }

    private Uni<List<Start>> days(StartSpan span, String country, List<LocalDate> days, List<Start> found) {
        if (days.isEmpty() || found.size() >= MAX_STARTS) {
            return Uni.createFrom().item(found);
        }
        return table.hours(days.get(0), Optional.of(country))
                .map(counts -> counts.stream()
                        .map(HourCount::hour)
                        .sorted(Comparator.reverseOrder())
                        .toList())
                .chain(hours -> hours(span, country, hours, found))
                .chain(more -> days(span, country, days.subList(1, days.size()), more));
    }

    private Uni<List<Start>> hours(StartSpan span, String country, List<Instant> hours, List<Start> found) {
        if (hours.isEmpty() || found.size() >= MAX_STARTS) {
            return Uni.createFrom().item(found);
        }
        return table.newest(country, hours.get(0), span, MAX_STARTS - found.size())
                .chain(more -> {
                    found.addAll(more);
                    return hours(span, country, hours.subList(1, hours.size()), found);
                });
    }
}
