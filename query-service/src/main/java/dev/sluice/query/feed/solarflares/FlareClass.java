package dev.sluice.query.feed.solarflares;

import dev.sluice.query.http.Parameters;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * GOES class for comparing flares: each letter is a power of ten, so that M10 equals X1.
 *
 * @param flux peak flux in W/m², exact
 */
record FlareClass(BigDecimal flux) implements Comparable<FlareClass> {

    static final Pattern FORM = Pattern.compile("[ABCMXabcmx]([0-9]{1,2}(\\.[0-9]{1,2})?)?");

    private static final String LETTERS = "ABCMX";

    /** Exponent of the letter A: 1e-8. */
    private static final int MIN_EXPONENT = -8;

    /** Parses the parameter {@code minClass}; empty when absent. */
    static Optional<FlareClass> of(Parameters given, String minClass) {
        return given.form("minClass", minClass, FORM, "a class such as M1.0, or a letter of A, B, C, M, X")
                .map(FlareClass::parse);
    }

    /** Parses text that matches {@link #FORM}; a letter alone is its weakest flare. */
    static FlareClass parse(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return of(upper.substring(0, 1), upper.length() == 1 ? BigDecimal.ONE : new BigDecimal(upper.substring(1)));
    }

    static FlareClass of(String letter, BigDecimal number) {
        return new FlareClass(number.scaleByPowerOfTen(MIN_EXPONENT + LETTERS.indexOf(letter)));
    }

    @Override
    public int compareTo(FlareClass other) {
        return flux.compareTo(other.flux);
    }
}
