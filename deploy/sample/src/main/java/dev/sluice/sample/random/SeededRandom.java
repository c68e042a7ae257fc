package dev.sluice.sample.random;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A random source that is seeded by a name, so that the same name always gives the same sample data. */
public final class SeededRandom {

    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SplittableRandom random;

    private SeededRandom(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Seeds a source with the joined parts of a name. */
    public static SeededRandom of(Object... name) {
        return new SeededRandom(
                Hashes.number(Arrays.stream(name).map(Object::toString).collect(Collectors.joining("/"))));
    }

    /** A number from 0 (inclusive) to {@code limit} (exclusive). */
    public int below(int limit) {
        return random.nextInt(limit);
    }

    /** A number from {@code from} (inclusive) to {@code below} (exclusive). */
    public long between(long from, long below) {
        return random.nextLong(from, below);
    }

    /** A number from {@code from} (inclusive) to {@code below} (exclusive). */
    public double between(double from, double below) {
        return random.nextDouble(from, below);
    }

    /** True with a chance of one in {@code many}. */
    public boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    /** One of the choices. */
    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Fills a pattern: {@code #} is any digit, {@code [2-9]} a digit of that range, {@code X} a capital letter. */
    public String fill(String pattern) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char symbol = pattern.charAt(i);
            if (symbol == '[') {
                int min = pattern.charAt(i + 1) - '0';
                int max = pattern.charAt(i + 3) - '0';
                filled.append(min + below(max - min + 1));
                i += "1-9]".length();
            } else {
                filled.append(
                        switch (symbol) {
                            case '#' -> (char) ('0' + below(10));
                            case 'X' -> (char) ('A' + below(26));
                            default -> symbol;
                        });
            }
        }
        return filled.toString();
    }

    /** Random letters and digits, as in a salt. */
    public String alphanumeric(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHANUMERIC.charAt(below(ALPHANUMERIC.length())));
        }
        return text.toString();
    }
}
