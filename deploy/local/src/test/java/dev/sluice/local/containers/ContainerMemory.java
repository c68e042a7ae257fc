package dev.sluice.local.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Memory of a container as counted by its control group, version 1 or 2.
 *
 * @param limit in bytes
 * @param own bytes of its processes, without the page cache
 * @param peak highest number of bytes so far, page cache included, which the kernel frees before it enforces the limit
 */
record ContainerMemory(long limit, long own, long peak) {

    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    static ContainerMemory of(long pid) {
        try {
            List<String> groups = Files.readAllLines(Path.of("/proc", "" + pid, "cgroup"));
            for (String group : groups) {
                String[] parts = group.split(":", 3);
                if (parts[1].contains("memory")) {
                    Path folder = ROOT.resolve("memory" + parts[2]);
                    return new ContainerMemory(
                            number(folder, "memory.limit_in_bytes"),
                            stat(folder, "total_rss"),
                            number(folder, "memory.max_usage_in_bytes"));
                }
            }
            Path folder = ROOT.resolve(groups.get(0).split(":", 3)[2].substring(1));
            return new ContainerMemory(
                    number(folder, "memory.max"), stat(folder, "anon"), number(folder, "memory.peak"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The maxima of two samples of the same container. */
    ContainerMemory max(ContainerMemory other) {
        return new ContainerMemory(limit, Math.max(own, other.own), Math.max(peak, other.peak));
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
