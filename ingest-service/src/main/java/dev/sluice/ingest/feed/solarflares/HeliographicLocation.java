package dev.sluice.ingest.feed.solarflares;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
