package dev.sluice.sample.sun;

import dev.sluice.sample.random.SeededRandom;

/**
 * How strong a flare was, by the scale of the GOES satellites.
 *
 * @param letter B, C, M or X, each ten times the one before
 * @param tenths the number behind the letter, times ten
 */
record FlareClass(char letter, int tenths) {

    private static final int ALARMING_TENTHS = 50;

    /** Of 100 flares 3 are B, 30 C, 63 M and 4 X: the weak ones are hardly ever reported. */
    static FlareClass of(SeededRandom random) {
        int chance = random.below(100);
        char letter = chance < 3 ? 'B' : chance < 33 ? 'C' : chance < 96 ? 'M' : 'X';
        double luck = random.between(0.0, 1.0);
        // The stronger, the rarer; only X goes beyond 9.9.
        return new FlareClass(letter, 10 + (int) ((letter == 'X' ? 110 : 90) * luck * luck * luck));
    }

    /** Whether it is so strong that notifications are sent: M5.0 and more. */
    boolean alarming() {
        return letter == 'X' || (letter == 'M' && tenths >= ALARMING_TENTHS);
    }

    @Override
    public String toString() {
        return letter + "" + tenths / 10 + "." + tenths % 10;
    }
}
