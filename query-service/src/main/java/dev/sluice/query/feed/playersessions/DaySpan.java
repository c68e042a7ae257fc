package dev.sluice.query.feed.playersessions;

import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A span of whole hours or days, such as the counts are kept for.
 *
 * @param from inclusive
 * @param to exclusive
 */
record DaySpan(Instant from, Instant to) {

    private static final int MOST_DAYS = 31;

    /**
     * What is asked for, both ends moved outwards to whole units; by default the last seven days.
     *
     * @param unit hours or days
     * @param now where it ends if not said
     */
    static DaySpan of(Parameters given, String from, String to, ChronoUnit unit, Instant now) {
        TimeRange range = given.range("from", from, "to", to);
        Instant end = up(range.to().orElse(now), unit);
        Instant begin = range.from().orElse(end.minus(7, ChronoUnit.DAYS)).truncatedTo(unit);
        boolean ahead = range.to().isEmpty() && !begin.isBefore(end);
        if (ahead || Duration.between(begin, end).compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
            given.refuse("from", "must be at most 31 days before to, or before now", from);
        }
        return new DaySpan(begin, end);
    }

    /** All days (UTC) that the span touches, oldest first. */
    List<LocalDate> days() {
        return firstDay().datesUntil(endDay()).toList();
    }

    /** The months of those days. */
    List<YearMonth> months() {
        return days().stream().map(YearMonth::from).distinct().toList();
    }

    LocalDate firstDay() {
        return LocalDate.ofInstant(from, ZoneOffset.UTC);
    }

    /** The day after the last one. */
    LocalDate endDay() {
        return LocalDate.ofInstant(to.minusMillis(1), ZoneOffset.UTC).plusDays(1);
    }

    boolean holds(Instant hour) {
        return !hour.isBefore(from) && hour.isBefore(to);
    }

    private static Instant up(Instant time, ChronoUnit unit) {
        Instant down = time.truncatedTo(unit);
        return down.equals(time) ? time : down.plus(1, unit);
    }
}
