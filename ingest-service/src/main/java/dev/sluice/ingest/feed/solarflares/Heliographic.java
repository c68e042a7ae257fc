package dev.sluice.ingest.feed.solarflares;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place on the sun as seen from Earth.
 *
 * @param latitudeDegrees north of the equator, south negative
 * @param longitudeDegrees west of the central meridian, east negative; beyond 90 it is behind the limb
 */
record Heliographic(int latitudeDegrees, int longitudeDegrees) {

    /** Not always two digits each: {@code N5W38}, {@code S25E120}. */
    private static final Pattern FORM = Pattern.compile("([NS])(\\d{1,2})([EW])(\\d{1,3})");

    static Optional<Heliographic> parse(String location) {
        Matcher matcher = FORM.matcher(location);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int latitude = Integer.parseInt(matcher.group(2));
        int longitude = Integer.parseInt(matcher.group(4));
        if (latitude > 90 || longitude > 180) {
            return Optional.empty();
        }
        return Optional.of(new Heliographic(
                matcher.group(1).equals("N") ? latitude : -latitude,
                matcher.group(3).equals("W") ? longitude : -longitude));
    }
}
