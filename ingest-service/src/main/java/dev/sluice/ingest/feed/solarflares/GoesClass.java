package dev.sluice.ingest.feed.solarflares;

import java.math.BigDecimal;
import java.util.Map;

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
