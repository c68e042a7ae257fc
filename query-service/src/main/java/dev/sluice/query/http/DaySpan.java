package dev.sluice.query.http;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A range of whole hours or days, the units of the stored counts.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record DaySpan(Instant from, Instant to) {

    private static final int MAX_DAYS = 31;
    private static final int DEFAULT_DAYS = 7;

    /**
     * Parses the range and extends both ends to whole units; by default the last seven days.
     *
     * @param unit hours or days
     * @param now default end
     */
    static DaySpan of(Parameters given, String from, String to, ChronoUnit unit, Instant now) {
        TimeRange range = given.range("from", from, "to", to);
        Instant end = roundUp(range.to().orElse(now), unit);
        Instant begin =
                range.from().orElse(end.minus(DEFAULT_DAYS, ChronoUnit.DAYS)).truncatedTo(unit);
        boolean inFuture = range.to().isEmpty() && !begin.isBefore(end);
        if (inFuture || Duration.between(begin, end).compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
            given.refuse("from", "must be at most 31 days before to, or before now", from);
        }
        return new DaySpan(begin, end);
    }

    /** All days (UTC) in the range, oldest first. */
    public List<LocalDate> days() {
        return firstDay().datesUntil(endDay()).toList();
    }

    /** Months of those days. */
    public List<YearMonth> months() {
        return days().stream().map(YearMonth::from).distinct().toList();
    }

    public LocalDate firstDay() {
        return LocalDate.ofInstant(from, ZoneOffset.UTC);
    }

    /** Day after the last one. */
    public LocalDate endDay() {
        return LocalDate.ofInstant(to.minusMillis(1), ZoneOffset.UTC).plusDays(1);
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    private static Instant roundUp(Instant time, ChronoUnit unit) {
        Instant down = time.truncatedTo(unit);
        return down.equals(time) ? time : down.plus(1, unit);
    }
}
