package dev.sluice.ingest.feed.solarflares;

import dev.sluice.ingest.intake.PlausibilityCheck;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A flare with its derived values, as stored and announced. */
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

    /** The longest of 1,821 reported flares, typing errors aside, took under 5 hours; a day means a wrong date. */
    private static final Duration MAX_DURATION = Duration.ofHours(20);

    static SolarFlareRow of(SolarFlare flare) {
        PlausibilityCheck check = new PlausibilityCheck(flare.warnings());
        Instant begin = flare.beginTime();
        Instant end = check.keepIf("endTime", flare.endTime(), time -> !time.isBefore(begin), "before the begin");
        end = check.keepIf("endTime", end, time -> !time.isAfter(begin.plus(MAX_DURATION)), "too long after the begin");
        Instant last = end == null ? begin.plus(MAX_DURATION) : end;
        Instant peak = check.keepIf(
                "peakTime",
                flare.peakTime(),
                time -> !time.isBefore(begin) && !time.isAfter(last),
                "outside begin and end");
        Optional<HeliographicLocation> parsed = Optional.ofNullable(flare.sourceLocation())
                .filter(location -> !location.isBlank())
                .flatMap(HeliographicLocation::parse);
        String location = check.keepIf(
                "sourceLocation",
                flare.sourceLocation(),
                text -> text.isBlank() || parsed.isPresent(),
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
                parsed.map(HeliographicLocation::latitudeDegrees).orElse(null),
                parsed.map(HeliographicLocation::longitudeDegrees).orElse(null),
                flare.activeRegion(),
                flare.instruments(),
                flare.linkedEvents(),
                flare.note(),
                flare.link(),
                flare.catalog(),
                check.warnings());
    }
}
