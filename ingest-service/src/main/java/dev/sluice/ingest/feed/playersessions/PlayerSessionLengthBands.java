package dev.sluice.ingest.feed.playersessions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A histogram of session lengths, with the bands of {@code tables.cql}, shortest first.
 *
 * @param counts sessions per band
 */
record PlayerSessionLengthBands(List<Long> counts) {

    /** Upper bounds of the bands in seconds, exclusive; the last band has none. */
    private static final List<Long> UPPER_BOUNDS = List.of(60L, 300L, 900L, 1_800L, 3_600L, 7_200L, 14_400L, 28_800L);

    static final PlayerSessionLengthBands EMPTY =
            new PlayerSessionLengthBands(Collections.nCopies(UPPER_BOUNDS.size() + 1, 0L));

    PlayerSessionLengthBands plus(List<Long> durationsInSeconds) {
        List<Long> more = new ArrayList<>(counts);
        durationsInSeconds.forEach(seconds -> {
            int band = (int)
                    UPPER_BOUNDS.stream().filter(bound -> seconds >= bound).count();
            more.set(band, more.get(band) + 1);
        });
        return new PlayerSessionLengthBands(List.copyOf(more));
    }

    PlayerSessionLengthBands plus(PlayerSessionLengthBands other) {
        List<Long> sums = new ArrayList<>(counts);
        for (int band = 0; band < sums.size(); band++) {
            sums.set(band, sums.get(band) + other.counts.get(band));
        }
        return new PlayerSessionLengthBands(List.copyOf(sums));
    }
}
