package dev.sluice.ingest.feed.playersessions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How many sessions there are of each length: the numbers of a histogram whose bands the contract names, shortest first.
 *
 * @param counts one a band
 */
record PlayerSessionLengthBands(List<Long> counts) {

    /** Where the next band begins, in seconds; the last band has no end. */
    private static final List<Long> ENDS = List.of(60L, 300L, 900L, 1_800L, 3_600L, 7_200L, 14_400L, 28_800L);

    static final PlayerSessionLengthBands NONE = new PlayerSessionLengthBands(Collections.nCopies(ENDS.size() + 1, 0L));

    PlayerSessionLengthBands plus(List<Long> durationsInSeconds) {
        List<Long> more = new ArrayList<>(counts);
        durationsInSeconds.forEach(seconds -> {
            int band = (int) ENDS.stream().filter(end -> seconds >= end).count();
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
