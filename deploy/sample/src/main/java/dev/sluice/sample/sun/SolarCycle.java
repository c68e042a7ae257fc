package dev.sluice.sample.sun;

import dev.sluice.sample.random.SeededRandom;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** How busy the sample sun is: a cycle of eleven years with its peak late in 2024, from which every month strays. */
final class SolarCycle {

    private static final YearMonth PEAK = YearMonth.of(2024, 10);
    private static final double YEARS = 11;

    /** So few even at the quietest that some weeks are empty. */
    private static final double LEAST_A_DAY = 0.05;

    private static final double MORE_AT_THE_PEAK = 4;

    private final long seed;

    SolarCycle(long seed) {
        this.seed = seed;
    }

    /** How many flares a day of the month has on average. */
    double flaresADay(YearMonth month) {
        return LEAST_A_DAY
                + MORE_AT_THE_PEAK
                        * activity(month)
                        * SeededRandom.of("month", seed, month).between(0.4, 1.6);
    }

    /** From 0 in the quietest month of a cycle to 1 in its busiest. */
    static double activity(YearMonth month) {
        double years = ChronoUnit.MONTHS.between(PEAK, month) / 12.0;
        return (1 + Math.cos(2 * Math.PI * years / YEARS)) / 2;
    }
}
