package dev.sluice.query.feed.products;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Interval of a price history in UTC; weeks begin on Monday. */
enum PriceInterval {
    HOUR,
    DAY,
    WEEK,
    MONTH;

    Instant begin(Instant time) {
        OffsetDateTime at = time.atOffset(ZoneOffset.UTC);
        return switch (this) {
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> day(at).toInstant();
            case WEEK ->
                day(at).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant();
            case MONTH -> day(at).withDayOfMonth(1).toInstant();
        };
    }

    Instant end(Instant begin) {
        OffsetDateTime at = begin.atOffset(ZoneOffset.UTC);
        return switch (this) {
            case HOUR -> at.plusHours(1).toInstant();
            case DAY -> at.plusDays(1).toInstant();
            case WEEK -> at.plusWeeks(1).toInstant();
            case MONTH -> at.plusMonths(1).toInstant();
        };
    }

    private static OffsetDateTime day(OffsetDateTime at) {
        return at.truncatedTo(ChronoUnit.DAYS);
    }
}
