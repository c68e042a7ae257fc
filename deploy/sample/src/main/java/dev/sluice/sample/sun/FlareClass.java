package dev.sluice.sample.sun;

import dev.sluice.sample.random.SeededRandom;

/**
 * The strength of a flare on the scale of the GOES satellites.
 *
 * @param letter B, C, M or X, each ten times as strong as the one before
 * @param tenths the number behind the letter, times ten
 */
record FlareClass(char letter, int tenths) {

    private static final int NOTIFIED_TENTHS = 50;

    /** 3 of 100 flares are B, 30 C, 63 M and 4 X, since weak flares are rarely reported. */
    static FlareClass of(SeededRandom random) {
        int chance = random.below(100);
        char letter = chance < 3 ? 'B' : chance < 33 ? 'C' : chance < 96 ? 'M' : 'X';
        double uniform = random.between(0.0, 1.0);
        // Stronger flares are rarer; only X goes beyond 9.9.
        return new FlareClass(letter, 10 + (int) ((letter == 'X' ? 110 : 90) * uniform * uniform * uniform));
    }

    /** Whether it is strong enough for notifications: M5.0 and above. */
    boolean notified() {
        return letter == 'X' || (letter == 'M' && tenths >= NOTIFIED_TENTHS);
    }

    @Override
    public String toString() {
        return letter + "" + tenths / 10 + "." + tenths % 10;
    }
}
