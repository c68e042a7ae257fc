package dev.sluice.ingest.feed.playersessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlayerSessionLengthBandsTest {

    @Test
    void aBandIncludesItsLowerBoundOnly() {
        PlayerSessionLengthBands bands = PlayerSessionLengthBands.EMPTY.plus(
                List.of(0L, 59L, 60L, 299L, 300L, 900L, 1_800L, 3_600L, 7_200L, 14_400L, 28_799L, 28_800L, 900_000L));

        assertThat(bands.counts()).containsExactly(2L, 2L, 1L, 1L, 1L, 1L, 1L, 2L, 2L);
    }

    @Test
    void histogramsAddUpBandByBand() {
        PlayerSessionLengthBands one = PlayerSessionLengthBands.EMPTY.plus(List.of(1L, 70L));

        assertThat(one.plus(one).counts()).containsExactly(2L, 2L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    }
}
