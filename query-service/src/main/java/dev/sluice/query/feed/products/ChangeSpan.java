package dev.sluice.query.feed.products;

import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Range of whole days, each one partition.
 *
 * @param from inclusive, a whole day
 * @param to exclusive, a whole day
 */
record ChangeSpan(Instant from, Instant to) {

    private static final int MAX_DAYS = 31;
    private static final int DEFAULT_DAYS = 7;

    /** Parses the range and extends both ends to midnight (UTC). */
    static ChangeSpan of(Parameters given, String from, String to, Instant now) {
        TimeRange range = given.range("from", from, "to", to);
        Instant end = roundUp(range.to().orElse(now));
        Instant begin =
                range.from().orElse(end.minus(DEFAULT_DAYS, ChronoUnit.DAYS)).truncatedTo(ChronoUnit.DAYS);
        boolean inFuture = range.to().isEmpty() && !begin.isBefore(end);
        if (inFuture || Duration.between(begin, end).compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
            given.refuse("from", "must be at most 31 days before to, or before now", from);
        }
        return new ChangeSpan(begin, end);
    }

    List<LocalDate> days() {
        return day(from).datesUntil(day(to)).toList();
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Instant roundUp(Instant time) {
        Instant midnight = time.truncatedTo(ChronoUnit.DAYS);
        return midnight.equals(time) ? time : midnight.plus(1, ChronoUnit.DAYS);
    }
}
