package dev.sluice.sample.sun;

import dev.sluice.sample.random.SeededRandom;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** The activity of the sun: an eleven-year cycle with its peak in October 2024, with random variation by month. */
record SolarCycle(long seed) {

    private static final YearMonth PEAK = YearMonth.of(2024, 10);
    private static final double YEARS = 11;

    /** So low at the minimum that some weeks have no flare. */
    private static final double MIN_PER_DAY = 0.05;

    private static final double EXTRA_AT_PEAK = 4;

    double flaresPerDay(YearMonth month) {
        return MIN_PER_DAY
                + EXTRA_AT_PEAK
                        * activity(month)
                        * SeededRandom.of("month", seed, month).between(0.4, 1.6);
    }

    /** From 0 in the quietest month of a cycle to 1 in the most active. */
    static double activity(YearMonth month) {
        double years = ChronoUnit.MONTHS.between(PEAK, month) / 12.0;
        return (1 + Math.cos(2 * Math.PI * years / YEARS)) / 2;
    }
}
