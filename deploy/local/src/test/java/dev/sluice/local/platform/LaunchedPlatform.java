package dev.sluice.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.OrphanedProcesses;
import dev.sluice.backends.Ports;
import dev.sluice.backends.RunFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A platform started by the packaged launcher, in a process of its own and on free ports. */
public final class LaunchedPlatform implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(4);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    private final Process process;
    private final Path home;
    private final Path output;
    private final int query;

    private LaunchedPlatform(Process process, Path home, Path output, int query) {
        this.process = process;
        this.home = home;
        this.output = output;
        this.query = query;
    }

    /** Creates an empty folder below target for a run; processes and data of an earlier build are removed. */
    public static Path home(String name) {
        Path home = Path.of("target", "it", name).toAbsolutePath();
        OrphanedProcesses.end(home);
        RunFolders.delete(home);
        return home;
    }

    /** Starts the launcher as the argument of a command, which may be empty, without waiting for the platform. */
    public static LaunchedPlatform start(List<String> prefix, Path home, Map<String, String> settings) {
        int query = Ports.free(0);
        Map<String, String> all =
                new TreeMap<>(Map.of("sluice.home", home.toString(), "sluice.port.query", "" + query));
        Stream.of("ingest", "scraper", "lake", "sources", "cassandra", "kafka", "redis")
                .forEach(part -> all.put("sluice.port." + part, "0"));
        // Explicit, since a test may run services that were built elsewhere.
        all.put("sluice.root", System.getProperty("sluice.root", ""));
        all.put("native", System.getProperty("native", "false"));
        // A test that needs these sources enables them.
        Stream.of("solar-flares", "solar-notifications", "player-sessions")
                .forEach(feed -> all.put("sluice." + feed + ".every", "off"));
        all.putAll(settings);
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx192m"));
        all.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", Path.of("target", "local.jar").toString()));
        try {
            Path output = Files.createTempFile(Files.createDirectories(home), "launcher", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new LaunchedPlatform(process, home, output, query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the platform and waits until it is up. */
    public static LaunchedPlatform start(Path home, Map<String, String> settings) {
        return start(List.of(), home, settings).awaitTable();
    }

    /** Waits until the launcher prints the table of addresses; fails if it ends before. */
    public LaunchedPlatform awaitTable() {
        await("the table of addresses")
                .atMost(START_TIMEOUT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> output().contains("Sluice runs") || !process.isAlive());
        assertThat(process.isAlive()).as(output()).isTrue();
        return this;
    }

    public String query(String path) {
        return "http://127.0.0.1:" + query + path;
    }

    /** The output of the launcher so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Process ids by name, from the marks of the processes that the launcher has started. */
    public Map<String, Long> children() {
        Map<String, Long> children = new TreeMap<>();
        try (Stream<Path> marks = Files.list(home.resolve("run"))) {
            for (Path mark : marks.toList()) {
                String pid = content(mark).split(" ", -1)[0];
                if (!pid.isEmpty()) {
                    children.put(mark.getFileName().toString(), Long.valueOf(pid));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return children;
    }

    /** A mark that is being written is empty; one of a process that has just ended may vanish. */
    private static String content(Path mark) throws IOException {
        try {
            return Files.readString(mark);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** Kills a service and waits until the launcher has restarted it. */
    public void kill(String name) {
        long before = children().get(name);
        signal("KILL", before);
        await(name + " to be restarted")
                .atMost(Duration.ofMinutes(1))
                .until(() -> children().getOrDefault(name, before) != before);
    }

    public static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Sends a signal such as {@code TERM} to a process, or to the process group of a negative id. */
    public static void signal(String name, long target) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, "--", Long.toString(target)).start();
            assertThat(kill.waitFor()).as("kill -%s %d", name, target).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the launcher has ended and returns its exit code. */
    public int awaitExit() {
        try {
            assertThat(process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                    .as("still alive after %s:%n%s", STOP_TIMEOUT, output())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops the launcher unless it has ended; another one may use the same folder. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            awaitExit();
        }
    }
}
