package dev.sluice.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/** Starts a Redis: {@code redis-server} from the path, else the executable inside embedded-redis. */
final class Redis {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

    private Redis() {}

    /**
     * Starts it and waits until it listens. It does not persist to disk, since it is only a cache.
     *
     * @param executable see {@link #executable}
     */
    static ChildProcess start(String executable, Path folder, int port) {
        List<String> command = new ArrayList<>(List.of(
                "--bind", "127.0.0.1",
                "--port", Integer.toString(port),
                "--save", "",
                "--maxmemory", "128mb",
                // Keys of hosts and requests have no expiry and must not be evicted; cached answers have one.
                "--maxmemory-policy", "volatile-lru"));
        command.add(0, executable);
        ChildProcess child = ChildProcess.start("redis", folder, command, Map.of());
        child.awaitPort(port, START_TIMEOUT);
        return child;
    }

    /**
     * Finds the executable, unpacking it if necessary. Must be called before any process is started: a process forked
     * meanwhile inherits the file as open for writing, and the system then refuses to run it ("text file busy").
     */
    static String executable(Path folder) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(directory -> Path.of(directory, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseGet(() -> unpacked(folder));
    }

    private static String unpacked(Path folder) {
        try {
            Path bin = Files.createDirectories(folder.resolve("bin"));
            return ExecutableProvider.newJarResourceProvider(bin.toFile()).get().getPath();
        } catch (IOException e) {
            throw new UncheckedIOException("could not unpack the Redis of embedded-redis", e);
        }
    }
}
