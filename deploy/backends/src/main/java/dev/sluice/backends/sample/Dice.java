package dev.sluice.backends.sample;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Chance that falls the same way for the same name: all that the sample sources make up comes from here. */
final class Dice {

    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Dice of(Object... name) {
        return new Dice(Hashes.number(Arrays.stream(name).map(Object::toString).collect(Collectors.joining("/"))));
    }

    /** A number from 0 to below {@code limit}. */
    int below(int limit) {
        return random.nextInt(limit);
    }

    long between(long from, long below) {
        return random.nextLong(from, below);
    }

    double between(double from, double below) {
        return random.nextDouble(from, below);
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Fills a pattern: {@code #} is any digit, {@code [2-9]} a digit of that range, {@code X} a capital letter. */
    String fill(String pattern) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char sign = pattern.charAt(i);
            if (sign == '[') {
                int least = pattern.charAt(i + 1) - '0';
                int most = pattern.charAt(i + 3) - '0';
                filled.append(least + below(most - least + 1));
                i += "1-9]".length();
            } else {
                filled.append(
                        switch (sign) {
                            case '#' -> (char) ('0' + below(10));
                            case 'X' -> (char) ('A' + below(26));
                            default -> sign;
                        });
            }
        }
        return filled.toString();
    }

    /** Letters and digits, as in a salt. */
    String letters(int length) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(below(alphabet.length())));
        }
        return text.toString();
    }
}
