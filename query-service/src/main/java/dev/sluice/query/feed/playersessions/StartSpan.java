package dev.sluice.query.feed.playersessions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * The last hours, cut so that each part is counted at the lowest price: whole days by rows of a month, whole hours at
 * its edges by rows of a day, and the two hours that are cut by the starts themselves.
 *
 * @param from inclusive
 * @param to exclusive
 */
record StartSpan(Instant from, Instant to) {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** To the millisecond, as the tables have it. */
    static StartSpan last(int hours, Instant now) {
        Instant to = now.truncatedTo(ChronoUnit.MILLIS);
        return new StartSpan(to.minus(Duration.ofHours(hours)), to);
    }

    /** The first of the whole days; where there is none, the end of those equals it. */
    LocalDate firstDay() {
        return day(up(up(from, ChronoUnit.HOURS, HOUR), ChronoUnit.DAYS, DAY));
    }

    /** The day after the last whole one. */
    LocalDate endDay() {
        LocalDate end = day(to);
        return end.isBefore(firstDay()) ? firstDay() : end;
    }

    /** The months of the whole days. */
    List<YearMonth> months() {
        return Stream.iterate(firstDay(), day -> day.isBefore(endDay()), day -> day.plusDays(1))
                .map(YearMonth::from)
                .distinct()
                .toList();
    }

    /** The days that count by their hours: at most one at each end. */
    List<LocalDate> edgeDays() {
        return Stream.of(day(from), day(to.minusMillis(1)))
                .distinct()
                .filter(day -> day.isBefore(firstDay()) || !day.isBefore(endDay()))
                .toList();
    }

    /** Whether the span has a part of this hour. */
    boolean touches(Instant hour) {
        return hour.plus(HOUR).isAfter(from) && hour.isBefore(to);
    }

    /** Whether the span has only a part of this hour, so that its count says too much. */
    boolean cuts(Instant hour) {
        return touches(hour) && (hour.isBefore(from) || hour.plus(HOUR).isAfter(to));
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Instant up(Instant time, ChronoUnit unit, Duration length) {
        Instant down = time.truncatedTo(unit);
        return down.equals(time) ? time : down.plus(length);
    }
}
