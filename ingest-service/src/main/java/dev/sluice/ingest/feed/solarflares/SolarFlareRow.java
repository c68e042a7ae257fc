package dev.sluice.ingest.feed.solarflares;

import dev.sluice.ingest.intake.PlausibilityCheck;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /**
     * A location on the sun as seen from Earth.
     *
     * @param latitudeDegrees north is positive
     * @param longitudeDegrees from the central meridian, west is positive; beyond 90 it is behind the limb
     */
    record HeliographicLocation(int latitudeDegrees, int longitudeDegrees) {

        /** The digits vary: {@code N5W38}, {@code S25E120}. */
        private static final Pattern FORMAT = Pattern.compile("([NS])(\\d{1,2})([EW])(\\d{1,3})");

        static Optional<HeliographicLocation> parse(String location) {
            Matcher matcher = FORMAT.matcher(location);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int latitude = Integer.parseInt(matcher.group(2));
            int longitude = Integer.parseInt(matcher.group(4));
            if (latitude > 90 || longitude > 180) {
                return Optional.empty();
            }
            return Optional.of(new HeliographicLocation(
                    matcher.group(1).equals("N") ? latitude : -latitude,
                    matcher.group(3).equals("W") ? longitude : -longitude));
        }
    }

    /**
     * The class of a flare by its peak soft X-ray flux, as measured by the GOES satellites.
     *
     * @param letter A, B, C, M or X, each ten times the flux of the one before
     * @param number multiple of the letter's flux
     * @see <a href="https://www.swpc.noaa.gov/products/goes-x-ray-flux">NOAA SWPC</a>
     */
    record GoesClass(String letter, BigDecimal number) {

        private static final Map<String, BigDecimal> WATTS_PER_SQUARE_METRE = Map.of(
                "A", new BigDecimal("1e-8"),
                "B", new BigDecimal("1e-7"),
                "C", new BigDecimal("1e-6"),
                "M", new BigDecimal("1e-5"),
                "X", new BigDecimal("1e-4"));

        private static final Map<String, BigDecimal> ENCODED = Map.of(
                "A", BigDecimal.valueOf(10),
                "B", BigDecimal.valueOf(20),
                "C", BigDecimal.valueOf(30),
                "M", BigDecimal.valueOf(40),
                "X", BigDecimal.valueOf(50));

        /** Parses a valid class such as {@code M1.2}. */
        static GoesClass of(String classType) {
            return new GoesClass(classType.substring(0, 1), new BigDecimal(classType.substring(1)));
        }

        double peakFluxWattsPerSquareMetre() {
            return number.multiply(WATTS_PER_SQUARE_METRE.get(letter)).doubleValue();
        }

        /** Letter and number as a single number, compatible with the previous system; not a physical unit. */
        double encoded() {
            return number.add(ENCODED.get(letter)).doubleValue();
        }
    }
}
