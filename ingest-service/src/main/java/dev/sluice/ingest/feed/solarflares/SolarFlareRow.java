package dev.sluice.ingest.feed.solarflares;

import dev.sluice.ingest.intake.Doubts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A flare with what is derived from it: the row of its tables, announced on {@code solar-flares.stored}. */
@RegisterForReflection
record SolarFlareRow(
        String flareId,
        Integer versionId,
        Instant submissionTime,
        Instant beginTime,
        Instant peakTime,
        Instant endTime,
        Long durationSeconds,
        String classType,
        String classLetter,
        BigDecimal classNumber,
        double peakFluxWattsPerSquareMetre,
        double encodedClass,
        String sourceLocation,
        Integer latitudeDegrees,
        Integer longitudeDegrees,
        Integer activeRegion,
        List<String> instruments,
        List<String> linkedEvents,
        String note,
        String link,
        String catalog,
        List<String> warnings) {

    /** The longest of 1,821 reported flares that were not typing errors took under 5 hours; a day is a wrong date. */
    private static final Duration LONGEST = Duration.ofHours(20);

    static SolarFlareRow of(SolarFlare flare) {
        Doubts doubts = new Doubts(flare.warnings());
        Instant begin = flare.beginTime();
        Instant end = doubts.keepIf("endTime", flare.endTime(), time -> !time.isBefore(begin), "before the begin");
        end = doubts.keepIf("endTime", end, time -> !time.isAfter(begin.plus(LONGEST)), "too long after the begin");
        Instant last = end == null ? begin.plus(LONGEST) : end;
        Instant peak = doubts.keepIf(
                "peakTime",
                flare.peakTime(),
                time -> !time.isBefore(begin) && !time.isAfter(last),
                "outside begin and end");
        Optional<Heliographic> place = Optional.ofNullable(flare.sourceLocation())
                .filter(location -> !location.isBlank())
                .flatMap(Heliographic::parse);
        String location = doubts.keepIf(
                "sourceLocation",
                flare.sourceLocation(),
                text -> text.isBlank() || place.isPresent(),
                "not a place on the sun");
        GoesClass goes = GoesClass.of(flare.classType());
        return new SolarFlareRow(
                flare.flareId(),
                flare.versionId(),
                flare.submissionTime(),
                begin,
                peak,
                end,
                end == null ? null : Duration.between(begin, end).toSeconds(),
                flare.classType(),
                goes.letter(),
                goes.number(),
                goes.peakFluxWattsPerSquareMetre(),
                goes.encoded(),
                location,
                place.map(Heliographic::latitudeDegrees).orElse(null),
                place.map(Heliographic::longitudeDegrees).orElse(null),
                flare.activeRegion(),
                flare.instruments(),
                flare.linkedEvents(),
                flare.note(),
                flare.link(),
                flare.catalog(),
                doubts.warnings());
    }
}
