package dev.sluice.query.feed.playersessions;

import dev.sluice.query.http.DaySpan;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Lengths of the sessions of a range.
 *
 * @param from inclusive, a whole day
 * @param to exclusive, a whole day
 */
@Schema(description = "Complete sessions by length.", examples = PlayerSessionLengths.EXAMPLE)
record PlayerSessionLengths(
        Instant from,
        Instant to,
        long count,

        @Schema(description = "Half of the sessions are shorter; estimated within its band, null without sessions.")
        Long medianSeconds,

        @Schema(description = "Nine of ten sessions are shorter; estimated within its band, null without sessions.")
        Long p90Seconds,

        List<Band> bands) {

    static final String EXAMPLE = """
            {"from": "2026-11-20T00:00:00.000Z", "to": "2026-11-21T00:00:00.000Z", "count": 4, "medianSeconds": 180,
             "p90Seconds": 780, "bands": [{"fromSeconds": 0, "toSeconds": 60, "count": 1},
               {"fromSeconds": 60, "toSeconds": 300, "count": 2}, {"fromSeconds": 300, "toSeconds": 900, "count": 1}]}""";

    /** Beginnings of the bands as counted by ingest-service (see the contract's table); the last has no end. */
    private static final List<Long> BEGINS = List.of(0L, 60L, 300L, 900L, 1_800L, 3_600L, 7_200L, 14_400L, 28_800L);

    /** Sessions of at least {@code fromSeconds} and shorter than {@code toSeconds}, if not null. */
    record Band(long fromSeconds, Long toSeconds, long count) {

        /**
         * Length below which a share of this band lies, assuming an even distribution; the last band yields its
         * beginning.
         */
        private long quantile(double share) {
            return toSeconds == null ? fromSeconds : fromSeconds + Math.round(share * (toSeconds - fromSeconds));
        }
    }

    /** Sums histograms, each with one number per band. */
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
                span.from(), span.to(), count, quantile(bands, count * 0.5), quantile(bands, count * 0.9), bands);
    }

    private static Long quantile(List<Band> bands, double rank) {
        double remaining = rank;
        for (Band band : bands) {
            if (band.count() > 0 && remaining <= band.count()) {
                return band.quantile(remaining / band.count());
            }
            remaining -= band.count();
        }
        return null;
    }
}
