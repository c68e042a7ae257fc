package dev.sluice.query.feed.solarflares;

import dev.sluice.query.http.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * A time range for which DONKI can have data, divided into the months that partition the tables.
 *
 * @param from inclusive
 * @param to exclusive
 */
record SolarSpan(Instant from, Instant to) {

    /** DONKI data begins in April 2010. */
    static final Instant BEGINNING = Instant.parse("2010-01-01T00:00:00Z");

    /** An event's time may be ahead of this clock by as much. */
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    /** Restricts a requested range to the time with data, so that no empty months are read. */
    static SolarSpan of(TimeRange range, Instant now) {
        Instant from = range.from().filter(BEGINNING::isBefore).orElse(BEGINNING);
        Instant end = now.plus(MAX_CLOCK_SKEW);
        return new SolarSpan(from, range.to().filter(end::isAfter).orElse(end));
    }

    boolean isEmpty() {
        return !from.isBefore(to);
    }

    /** All months in the range, oldest first. */
    List<YearMonth> months() {
        return isEmpty()
                ? List.of()
                : Stream.iterate(month(from), month -> month.plusMonths(1))
                        .takeWhile(month -> begin(month).isBefore(to))
                        .toList();
    }

    static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
