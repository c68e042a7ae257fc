package dev.sluice.query.feed.playersessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.query.feed.playersessions.PlayerSessionLengths.Band;
import dev.sluice.query.http.DaySpan;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Aggregation of daily histograms. */
class PlayerSessionLengthsTest {

    private static final DaySpan DAY =
            new DaySpan(Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-21T00:00:00Z"));

    @Test
    void histogramsAreAddedUpAndTheMiddleIsEstimatedWithinItsBand() {
        PlayerSessionLengths lengths = PlayerSessionLengths.of(
                DAY, List.of(List.of(1L, 2L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), List.of(0L, 6L, 1L, 0L, 0L, 0L, 0L, 0L, 0L)));

        assertThat(lengths.count()).isEqualTo(10);
        assertThat(lengths.medianSeconds()).isEqualTo(60 + 240 * 4 / 8);
        assertThat(lengths.p90Seconds()).isEqualTo(300);
        assertThat(lengths.bands()).hasSize(9).startsWith(new Band(0, 60L, 1), new Band(60, 300L, 8));
    }

    @Test
    void theLongestAreToldByWhereTheirBandBegins() {
        PlayerSessionLengths lengths =
                PlayerSessionLengths.of(DAY, List.of(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 5L)));

        assertThat(lengths.medianSeconds()).isEqualTo(28_800);
        assertThat(lengths.bands().get(8).toSeconds()).isNull();
    }

    @Test
    void withoutSessionsThereIsNoMiddle() {
        PlayerSessionLengths lengths = PlayerSessionLengths.of(DAY, List.of());

        assertThat(lengths.count()).isZero();
        assertThat(lengths.medianSeconds()).isNull();
        assertThat(lengths.p90Seconds()).isNull();
    }
}
