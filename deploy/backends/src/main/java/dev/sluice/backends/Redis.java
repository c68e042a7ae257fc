package dev.sluice.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/** A real Redis: {@code redis-server} of the path, else the executable that embedded-redis ships. */
final class Redis {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Redis() {}

    /**
     * Starts it and waits until it listens; it keeps nothing on disk, since it is only a cache.
     *
     * @param executable see {@link #executable}
     */
    static Child start(String executable, Path folder, int port) {
        List<String> command = List.of(
                executable,
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--save",
                "",
                "--maxmemory",
                "128mb",
                "--maxmemory-policy",
                // What holds hosts and requests has no lifetime and must not go; what is cached has one.
                "volatile-lru");
        Child child = Child.start("redis", folder, command, Map.of());
        child.awaitPort(port, PATIENCE);
        return child;
    }

    /**
     * Where it is; unpacked if need be. To be asked before any process is started: one that is forked meanwhile inherits
     * the file as open for writing, and the system then refuses to run it ("text file busy").
     */
    static String executable(Path folder) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(directory -> Path.of(directory, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseGet(() -> shipped(folder));
    }

    private static String shipped(Path folder) {
        try {
            Path bin = Files.createDirectories(folder.resolve("bin"));
            return ExecutableProvider.newJarResourceProvider(bin.toFile()).get().getPath();
        } catch (IOException e) {
            throw new UncheckedIOException("could not unpack the Redis that embedded-redis ships", e);
        }
    }
}
