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
 * The last hours, divided so that each part is counted at the lowest cost: whole days by rows of a month, whole hours
 * at the edges by rows of a day, and the two partial hours by the starts themselves.
 *
 * @param from inclusive
 * @param to exclusive
 */
record StartSpan(Instant from, Instant to) {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** To the millisecond, like the tables. */
    static StartSpan last(int hours, Instant now) {
        Instant to = now.truncatedTo(ChronoUnit.MILLIS);
        return new StartSpan(to.minus(Duration.ofHours(hours)), to);
    }

    /** First whole day; equals the end day if there is none. */
    LocalDate firstDay() {
        return day(roundUp(roundUp(from, ChronoUnit.HOURS, HOUR), ChronoUnit.DAYS, DAY));
    }

    /** Day after the last whole one. */
    LocalDate endDay() {
        LocalDate end = day(to);
        return end.isBefore(firstDay()) ? firstDay() : end;
    }

    List<YearMonth> months() {
        return Stream.iterate(firstDay(), day -> day.isBefore(endDay()), day -> day.plusDays(1))
                .map(YearMonth::from)
                .distinct()
                .toList();
    }

    /** Days counted by their hours: at most one at each end. */
    List<LocalDate> edgeDays() {
        return Stream.of(day(from), day(to.minusMillis(1)))
                .distinct()
                .filter(day -> day.isBefore(firstDay()) || !day.isBefore(endDay()))
                .toList();
    }

    /** Whether the range includes any part of this hour. */
    boolean touches(Instant hour) {
        return hour.plus(HOUR).isAfter(from) && hour.isBefore(to);
    }

    /** Whether the range includes this hour only partly, so that its count is too high. */
    boolean cuts(Instant hour) {
        return touches(hour) && (hour.isBefore(from) || hour.plus(HOUR).isAfter(to));
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Instant roundUp(Instant time, ChronoUnit unit, Duration length) {
        Instant down = time.truncatedTo(unit);
        return down.equals(time) ? time : down.plus(length);
    }
}
