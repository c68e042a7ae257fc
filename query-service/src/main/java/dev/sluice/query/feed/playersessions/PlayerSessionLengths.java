package dev.sluice.query.feed.playersessions;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How long the sessions of a span took.
 *
 * @param from inclusive, a whole day
 * @param to exclusive, a whole day
 */
@Schema(description = "Complete sessions by length.", examples = PlayerSessionLengths.EXAMPLE)
record PlayerSessionLengths(
        Instant from,
        Instant to,
        long count,

        @Schema(description = "Half of the sessions are shorter: estimated within its band; null without sessions.")
        Long medianSeconds,

        @Schema(description = "Nine of ten sessions are shorter: estimated within its band; null without sessions.")
        Long p90Seconds,

        List<Band> bands) {

    static final String EXAMPLE = """
            {"from": "2026-11-20T00:00:00.000Z", "to": "2026-11-21T00:00:00.000Z", "count": 4, "medianSeconds": 180,
             "p90Seconds": 780, "bands": [{"fromSeconds": 0, "toSeconds": 60, "count": 1},
               {"fromSeconds": 60, "toSeconds": 300, "count": 2}, {"fromSeconds": 300, "toSeconds": 900, "count": 1}]}""";

    /** Where the bands begin, as ingest-service counts them (see the contract's table); the last has no end. */
    private static final List<Long> BEGINS = List.of(0L, 60L, 300L, 900L, 1_800L, 3_600L, 7_200L, 14_400L, 28_800L);

    /** Sessions of some length: at least {@code fromSeconds}, and shorter than {@code toSeconds} if that is not null. */
    record Band(long fromSeconds, Long toSeconds, long count) {

        /** The length below which a share of this band lies, were it evenly filled; the last band is told by its begin. */
        private long at(double share) {
            return toSeconds == null ? fromSeconds : fromSeconds + Math.round(share * (toSeconds - fromSeconds));
        }
    }

    /** Adds up histograms, each with a number for every band. */
    static PlayerSessionLengths of(DaySpan span, List<List<Long>> histograms) {
        List<Band> bands = IntStream.range(0, BEGINS.size())
                .mapToObj(band -> new Band(
                        BEGINS.get(band),
                        band + 1 < BEGINS.size() ? BEGINS.get(band + 1) : null,
                        histograms.stream()
                                .mapToLong(counts -> counts.get(band))
                                .sum()))
                .toList();
        long count = bands.stream().mapToLong(Band::count).sum();
        return new PlayerSessionLengths(
                span.from(), span.to(), count, below(bands, count * 0.5), below(bands, count * 0.9), bands);
    }

    /** The length below which so many sessions lie. */
    private static Long below(List<Band> bands, double wanted) {
        double left = wanted;
        for (Band band : bands) {
            if (band.count() > 0 && left <= band.count()) {
                return band.at(left / band.count());
            }
            left -= band.count();
        }
        return null;
    }
}
