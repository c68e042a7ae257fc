package dev.sluice.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the kernel says of a container's memory, of either kind of control groups.
 *
 * @param limit in bytes
 * @param own bytes of its processes, without what is only cached of files
 * @param peak bytes at most so far, cached files included: those are given back before a limit is broken
 */
record Memory(long limit, long own, long peak) {

    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    static Memory of(long pid) {
        try {
            List<String> groups = Files.readAllLines(Path.of("/proc", "" + pid, "cgroup"));
            for (String group : groups) {
                String[] parts = group.split(":", 3);
                if (parts[1].contains("memory")) {
                    Path folder = ROOT.resolve("memory" + parts[2]);
                    return new Memory(
                            number(folder, "memory.limit_in_bytes"),
                            stat(folder, "total_rss"),
                            number(folder, "memory.max_usage_in_bytes"));
                }
            }
            Path folder = ROOT.resolve(groups.get(0).split(":", 3)[2].substring(1));
            return new Memory(number(folder, "memory.max"), stat(folder, "anon"), number(folder, "memory.peak"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The higher of two looks at the same container. */
    Memory or(Memory other) {
        return new Memory(limit, Math.max(own, other.own), Math.max(peak, other.peak));
    }

    @Override
    public String toString() {
        return "%d of %d MiB (%d %%), with cached files %d"
                .formatted(own >> 20, limit >> 20, 100 * own / limit, peak >> 20);
    }

    private static long number(Path folder, String file) throws IOException {
        return Long.parseLong(Files.readString(folder.resolve(file)).strip());
    }

    private static long stat(Path folder, String name) throws IOException {
        return Files.readAllLines(folder.resolve("memory.stat")).stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .sum();
    }
}
