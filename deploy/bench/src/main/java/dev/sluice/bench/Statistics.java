package dev.sluice.bench;

import java.util.Collection;
import java.util.List;

/** Median and range of the values of all rounds. */
record Statistics(double median, double min, double max) {

    static Statistics of(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Statistics(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** Whether the last values differ from each other by less than a share of the largest. */
    static boolean agree(List<Double> values, int last, double share) {
        if (values.size() < last) {
            return false;
        }
        Statistics statistics = of(values.subList(values.size() - last, values.size()));
        return statistics.max - statistics.min < share * statistics.max;
    }

    String text(String format) {
        return (format + " (" + format + "-" + format + ")").formatted(median, min, max);
    }
}
