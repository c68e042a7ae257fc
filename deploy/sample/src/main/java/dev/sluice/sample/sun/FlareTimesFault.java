package dev.sluice.sample.sun;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** A fault in the times of one flare in 40, of a kind seen in real records. */
enum FlareTimesFault {
    NO_END,
    END_BEFORE_BEGIN,
    END_IN_ANCIENT_TIMES,
    END_TWO_YEARS_LATER,
    END_A_DAY_LATER,
    PEAK_IN_ANCIENT_TIMES,
    PEAK_AFTER_END,
    BEGIN_NOT_AS_IN_ID;

    private static final Duration SHIFT = Duration.ofMinutes(95);
    private static final Duration ID_SHIFT = Duration.ofMinutes(3);

    FlareTimes apply(FlareTimes times) {
        Instant begin = times.begin();
        Instant peak = times.peak();
        Instant end = times.end();
        return switch (this) {
            case NO_END -> new FlareTimes(begin, peak, null);
            case END_BEFORE_BEGIN -> new FlareTimes(begin, peak, begin.minus(SHIFT));
            case END_IN_ANCIENT_TIMES -> new FlareTimes(begin, peak, ancient(end));
            case END_TWO_YEARS_LATER ->
                new FlareTimes(begin, peak, utc(end).plusYears(2).toInstant());
            case END_A_DAY_LATER -> new FlareTimes(begin, peak, end.plus(Duration.ofDays(1)));
            case PEAK_IN_ANCIENT_TIMES -> new FlareTimes(begin, ancient(peak), end);
            case PEAK_AFTER_END -> new FlareTimes(begin, end.plus(SHIFT), end);
            case BEGIN_NOT_AS_IN_ID -> new FlareTimes(begin.minus(ID_SHIFT), peak, end);
        };
    }

    /** A two-digit year taken as the whole year: 2023 becomes 0023. */
    private static Instant ancient(Instant time) {
        ZonedDateTime then = utc(time);
        return then.withYear(then.getYear() % 100).toInstant();
    }

    private static ZonedDateTime utc(Instant time) {
        return time.atZone(ZoneOffset.UTC);
    }
}
