package dev.sluice.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Settings of a run, read from system properties; the README lists their defaults.
 *
 * @param root {@code sluice.root}, the checkout
 * @param parts {@code bench}: the parts to run
 * @param workloads {@code bench.feeds}: the feeds to measure
 * @param rounds {@code bench.rounds}: measured rounds of each contender
 * @param seconds {@code bench.seconds}: the length of a round that the number of its events is chosen for
 * @param maxEvents {@code bench.events}: at most as many events a round
 * @param baseline {@code bench.baseline}: another checkout whose packaged ingest-service takes part
 */
record BenchSettings(
        Path root,
        List<String> parts,
        List<Workload> workloads,
        int rounds,
        int seconds,
        int maxEvents,
        Optional<Path> baseline) {

    /**
     * A feed, and the order of its events.
     *
     * @param shuffled {@code <feed>:random}: in random order over 28 days
     */
    record Workload(MeasuredFeed feed, boolean shuffled) {

        static Workload of(String text) {
            return new Workload(MeasuredFeed.of(text.replace(":random", "")), text.endsWith(":random"));
        }

        @Override
        public String toString() {
            return feed.topic() + (shuffled ? ":random" : "");
        }
    }

    static BenchSettings from(Properties properties) {
        return new BenchSettings(
                Path.of(properties.getProperty("sluice.root", "")).toAbsolutePath(),
                words(properties.getProperty("bench", "ingest")),
                words(properties.getProperty("bench.feeds", "users,player-sessions,player-sessions:random,products"))
                        .stream()
                        .map(Workload::of)
                        .toList(),
                Integer.parseInt(properties.getProperty("bench.rounds", "3")),
                Integer.parseInt(properties.getProperty("bench.seconds", "12")),
                Integer.parseInt(properties.getProperty("bench.events", "120000")),
                Optional.ofNullable(properties.getProperty("bench.baseline")).map(Path::of));
    }

    /** The folder for results, data and logs. */
    Path target() {
        return root.resolve("deploy/bench/target");
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
