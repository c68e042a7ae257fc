package dev.sluice.scraper.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Slots of watches: spread, alike in every replica, and on the local time of their zones. */
class TimetableTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Timetable timetable = new Timetable(Duration.ofMinutes(1));

    @Test
    void slotsOfAnIntervalDoNotDependOnTheStart() {
        Watch watch = every("w", "6h");

        Instant first = timetable.next(watch, NOON);
        Instant second = timetable.next(watch, first);

        assertThat(first).isAfter(NOON).isBeforeOrEqualTo(NOON.plus(Duration.ofHours(6)));
        assertThat(Duration.between(first, second)).isEqualTo(Duration.ofHours(6));
        assertThat(timetable.last(watch, second)).isEqualTo(second);
        assertThat(timetable.last(watch, second.minusMillis(1))).isEqualTo(first);
        assertThat(timetable.next(every("w", "6h"), first.minusMillis(1))).isEqualTo(first);
    }

    @Test
    void aHundredThousandWatchesAreSpreadOverTheHour() {
        int[] minutes = new int[60];

        IntStream.range(0, 100_000)
                .mapToObj(i -> timetable.next(every(Integer.toHexString(i * 7919), "1h"), NOON))
                .forEach(slot -> minutes[
                        (int) Duration.between(NOON, slot.minusMillis(1)).toMinutes()]++);

        assertThat(IntStream.of(minutes)).allMatch(count -> count > 1000 && count < 2500);
    }

    @Test
    void aCronFollowsTheLocalTimeAlsoWhenClocksChange() {
        Watch watch = cron("30 6 * * *", "Europe/Berlin");
        Instant before = Instant.parse("2026-10-24T12:00:00Z");

        Instant winter = timetable.next(watch, before);
        Instant next = timetable.next(watch, winter);

        // Daylight saving time ends in the night to 2026-10-25.
        assertThat(winter).isBetween(Instant.parse("2026-10-25T05:30:00Z"), Instant.parse("2026-10-25T05:31:00Z"));
        assertThat(Duration.between(winter, next)).isEqualTo(Duration.ofDays(1));
        assertThat(timetable.last(watch, next)).isEqualTo(next);
        assertThat(timetable.last(watch, next.minusMillis(1))).isEqualTo(winter);
    }

    @Test
    void aCronThatNeverMatchesIsNeverDue() {
        assertThat(timetable.next(cron("0 0 30 2 *", "UTC"), NOON)).isEqualTo(Instant.MAX);
    }

    static Watch every(String id, String every) {
        return new Watch(
                id,
                "products",
                "http://x.example/" + id,
                null,
                null,
                every,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                NOON,
                NOON);
    }

    private static Watch cron(String cron, String zone) {
        return new Watch(
                "c",
                "products",
                "http://x.example/c",
                null,
                null,
                null,
                cron,
                zone,
                List.of(),
                null,
                null,
                null,
                NOON,
                NOON);
    }
}
