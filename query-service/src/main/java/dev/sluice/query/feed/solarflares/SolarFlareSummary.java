package dev.sluice.query.feed.solarflares;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Flares of a range summarized per interval, newest first; intervals without flares are omitted. */
@Schema(description = "Flares summarized by interval.", examples = SolarFlareSummary.EXAMPLE)
record SolarFlareSummary(Instant from, Instant to, List<Item> items) {

    static final String EXAMPLE = """
            {"from": "2017-09-01T00:00:00.000Z", "to": "2017-10-01T00:00:00.000Z",
             "items": [{"interval": "2017-09", "count": 27, "countByLetter": {"A": 0, "B": 0, "C": 0, "M": 23, "X": 4},
               "strongest": {"flareId": "2017-09-06T11:53:00-FLR-001", "classType": "X9.3",
                 "peakFluxWattsPerSquareMetre": 9.3E-4}, "totalDurationSeconds": 33540}]}""";

    private static final List<String> LETTERS = List.of("A", "B", "C", "M", "X");

    record Item(
            @Schema(description = "Day, month or year (UTC).", examples = "2017-09")
            String interval,

            long count,
            Map<String, Long> countByLetter,
            Strongest strongest,

            @Schema(description = "Sum over the flares whose duration is known.")
            long totalDurationSeconds) {}

    /** The flare of an interval with the highest peak; the first of equal ones. */
    record Strongest(String flareId, String classType, Double peakFluxWattsPerSquareMetre) {}

    record SummarizedFlare(
            Instant time, String flareId, String classType, String letter, Double flux, Long durationSeconds) {

        private static final Comparator<SummarizedFlare> WEAKEST_FIRST =
                Comparator.comparing(SummarizedFlare::flux, Comparator.nullsFirst(Comparator.naturalOrder()));

        private static final Comparator<SummarizedFlare> STRONGEST_FIRST =
                WEAKEST_FIRST.reversed().thenComparing(SummarizedFlare::time).thenComparing(SummarizedFlare::flareId);

        boolean isAtLeast(FlareClass weakest) {
            return weakest.compareTo(FlareClass.parse(classType)) <= 0;
        }
    }

    static SolarFlareSummary of(SolarSpan span, SummaryInterval interval, List<SummarizedFlare> flares) {
        TreeMap<String, List<SummarizedFlare>> byInterval = flares.stream()
                .collect(Collectors.groupingBy(flare -> interval.of(flare.time()), TreeMap::new, Collectors.toList()));
        return new SolarFlareSummary(
                span.from(),
                span.to(),
                byInterval.descendingMap().entrySet().stream()
                        .map(entry -> item(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Item item(String interval, List<SummarizedFlare> flares) {
        Map<String, Long> byLetter = new TreeMap<>();
        LETTERS.forEach(letter -> byLetter.put(letter, 0L));
        flares.forEach(flare -> byLetter.merge(flare.letter(), 1L, Long::sum));
        SummarizedFlare top =
                flares.stream().min(SummarizedFlare.STRONGEST_FIRST).orElseThrow();
        return new Item(
                interval,
                flares.size(),
                byLetter,
                new Strongest(top.flareId(), top.classType(), top.flux()),
                flares.stream()
                        .map(SummarizedFlare::durationSeconds)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum());
    }

    /** Interval of a summary: day, month or year in UTC. */
    enum SummaryInterval {
        DAY("uuuu-MM-dd"),
        MONTH("uuuu-MM"),
        YEAR("uuuu");

        private final DateTimeFormatter format;

        SummaryInterval(String pattern) {
            this.format = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
        }

        /** Name of the interval that contains a time, such as 2017-09. */
        String of(Instant time) {
            return format.format(time);
        }
    }
}
