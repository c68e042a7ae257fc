package dev.sluice.local.bench;

import dev.sluice.local.platform.LaunchedPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Processor time that the processes of a platform have used, and disk space of its folders: figures for sizing. */
record ResourceUsage(Map<String, Duration> processors) {

    static ResourceUsage of(LaunchedPlatform platform) {
        Map<String, Duration> used = new TreeMap<>();
        platform.children().forEach((name, pid) -> ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .ifPresent(time -> used.put(name, time)));
        return new ResourceUsage(used);
    }

    /** Prints the milliseconds of one core that each process has used for 1,000 events. */
    void printSince(ResourceUsage before, long events) {
        processors.forEach((name, time) -> System.out.printf(
                "%s: %.0f ms of a core for 1,000 events%n",
                name,
                time.minus(before.processors.getOrDefault(name, Duration.ZERO)).toMillis() * 1000.0 / events));
    }

    /** Prints the bytes an event takes in all folders whose names begin with a prefix. */
    static void printDiskUsage(Path home, String prefix, long events) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            long bytes = all.filter(file -> Files.isRegularFile(file)
                            && file.getParent().getFileName().toString().startsWith(prefix))
                    .mapToLong(ResourceUsage::size)
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
