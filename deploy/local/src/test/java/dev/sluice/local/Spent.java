package dev.sluice.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a platform's processes took of the processors so far, and its folders of the disk: figures for sizing. */
record Spent(Map<String, Duration> processors) {

    static Spent by(Launched platform) {
        Map<String, Duration> spent = new TreeMap<>();
        platform.children().forEach((name, pid) -> ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .ifPresent(time -> spent.put(name, time)));
        return new Spent(spent);
    }

    /** A line a process: its milliseconds of one core for a thousand events. */
    void print(Spent before, long events) {
        processors.forEach((name, time) -> System.out.printf(
                "%s: %.0f ms of a core for 1,000 events%n",
                name,
                time.minus(before.processors.getOrDefault(name, Duration.ZERO)).toMillis() * 1000.0 / events));
    }

    /** A line for all folders below one whose names begin so: their bytes an event. */
    static void print(Path home, String prefix, long events) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            long bytes = all.filter(file -> Files.isRegularFile(file)
                            && file.getParent().getFileName().toString().startsWith(prefix))
                    .mapToLong(Spent::size)
                    .sum();
            System.out.printf("%s*: %d bytes an event%n", prefix, bytes / events);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
