package dev.sluice.query.feed.playersessions;

import dev.sluice.query.rows.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts the starts of a span by country, from the counts of days and hours and the starts of the two cut hours. */
@Singleton
final class PlayerSessionCounts {

    private final Rows rows;
    private final PlayerSessionStartTable table;

    PlayerSessionCounts(Rows rows, PlayerSessionStartTable table) {
        this.rows = rows;
        this.table = table;
    }

    /** How many started, and where the newest are to be found. */
    record Counted(StartTally tally, long count) {}

    private record Part(String country, Instant hour, int shard) {}

    private record PartCount(String country, long starts) {}

    /** Countries with starts within the span, or the one asked for if it had any. */
    Uni<List<Counted>> count(StartSpan span, Optional<String> country) {
        return Uni.combine()
                .all()
                .unis(
                        rows.all(span.months(), month -> table.days(month, span)),
                        rows.all(span.edgeDays(), day -> table.hours(day, country)))
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

    private Uni<List<Counted>> exactly(StartSpan span, List<StartTally> tallies) {
        List<Part> parts = tallies.stream()
                .flatMap(tally -> tally.hours().stream()
                        .filter(span::cuts)
                        .flatMap(hour -> PlayerSessionStartTable.SHARDS.stream()
                                .map(shard -> new Part(tally.country(), hour, shard))))
                .toList();
        return rows.all(parts, part -> table.count(part.country(), part.hour(), part.shard(), span)
                        .map(starts -> new PartCount(part.country(), starts)))
                .map(counts -> counts.stream()
                        .collect(Collectors.groupingBy(PartCount::country, Collectors.summingLong(PartCount::starts))))
                .map(cut -> withStarts(tallies, cut));
    }

    private static List<Counted> withStarts(List<StartTally> tallies, Map<String, Long> cut) {
        return tallies.stream()
                .map(tally -> new Counted(tally, tally.whole() + cut.getOrDefault(tally.country(), 0L)))
                .filter(counted -> counted.count() > 0)
                .toList();
    }
}
