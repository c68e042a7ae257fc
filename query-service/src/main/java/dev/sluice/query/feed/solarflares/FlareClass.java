package dev.sluice.query.feed.solarflares;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A GOES class to compare flares with: a letter is a power of ten, so that M10 is as strong as X1.
 *
 * @param flux the peak flux in W/m², exact
 */
record FlareClass(BigDecimal flux) implements Comparable<FlareClass> {

    static final Pattern FORM = Pattern.compile("[ABCMXabcmx]([0-9]{1,2}(\\.[0-9]{1,2})?)?");

    private static final String LETTERS = "ABCMX";

    /** Of the letter A: 1e-8. */
    private static final int WEAKEST = -8;

    /** Reads what {@link #FORM} lets pass; a letter alone is its weakest. */
    static FlareClass parse(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return of(upper.substring(0, 1), upper.length() == 1 ? BigDecimal.ONE : new BigDecimal(upper.substring(1)));
    }

    static FlareClass of(String letter, BigDecimal number) {
        return new FlareClass(number.scaleByPowerOfTen(WEAKEST + LETTERS.indexOf(letter)));
    }

    @Override
    public int compareTo(FlareClass other) {
        return flux.compareTo(other.flux);
    }
}
