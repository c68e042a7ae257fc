package dev.sluice.query.feed.playersessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A range is divided into days, hours and two partial hours that together cover exactly the range. */
class StartSpanTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aSpanWithinADayHasHoursOnly() {
        StartSpan span = StartSpan.last(2, Instant.parse("2026-11-20T13:30:00Z"));

        assertThat(span.months()).isEmpty();
        assertThat(span.edgeDays()).containsExactly(LocalDate.parse("2026-11-20"));
        assertThat(span.cuts(Instant.parse("2026-11-20T11:00:00Z"))).isTrue();
        assertThat(span.cuts(Instant.parse("2026-11-20T12:00:00Z"))).isFalse();
        assertThat(span.touches(Instant.parse("2026-11-20T12:00:00Z"))).isTrue();
        assertThat(span.cuts(Instant.parse("2026-11-20T13:00:00Z"))).isTrue();
        assertThat(span.touches(Instant.parse("2026-11-20T14:00:00Z"))).isFalse();
        assertThat(span.touches(Instant.parse("2026-11-20T10:00:00Z"))).isFalse();
    }

    @Test
    void aYearIsMonthsWithOneDayAtEachEdge() {
        StartSpan span = StartSpan.last(8760, Instant.parse("2026-11-20T13:30:00Z"));

        assertThat(span.firstDay()).isEqualTo("2025-11-21");
        assertThat(span.endDay()).isEqualTo("2026-11-20");
        assertThat(span.months()).hasSize(13).startsWith(YearMonth.parse("2025-11"));
        assertThat(span.edgeDays()).containsExactly(LocalDate.parse("2025-11-20"), LocalDate.parse("2026-11-20"));
    }

    @Test
    void aSpanFromMidnightToMidnightNeedsNoEdges() {
        StartSpan span = StartSpan.last(48, Instant.parse("2026-11-20T00:00:00Z"));

        assertThat(span.edgeDays()).isEmpty();
        assertThat(span.firstDay()).isEqualTo("2026-11-18");
        assertThat(span.endDay()).isEqualTo("2026-11-20");
    }

    @Test
    void everyHourOfASpanIsCountedOnceHoweverItLies() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            Instant now = Instant.ofEpochSecond(1_790_000_000L + random.nextInt(4_000_000));
            StartSpan span = StartSpan.last(1 + random.nextInt(200), i % 5 == 0 ? hour(now) : now);

            for (Instant hour = hour(span.from()).minus(HOUR.multipliedBy(30));
                    hour.isBefore(span.to().plus(HOUR.multipliedBy(30)));
                    hour = hour.plus(HOUR)) {
                LocalDate day = StartSpan.day(hour);
                boolean byDay = !day.isBefore(span.firstDay()) && day.isBefore(span.endDay());
                boolean byHour = span.edgeDays().contains(day) && span.touches(hour);
                assertThat(byDay && byHour).as("%s of %s twice", hour, span).isFalse();
                assertThat(byDay || byHour).as("%s of %s", hour, span).isEqualTo(span.touches(hour));
                assertThat(byDay && span.cuts(hour)).as("%s of %s", hour, span).isFalse();
            }
        }
    }

    private static Instant hour(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond() / 3600 * 3600);
    }
}
