package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.Folders;
import dev.sluice.backends.Leftovers;
import dev.sluice.backends.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The platform as a person starts it without a build: the packaged launcher, a process of its own, on free ports. */
final class Launched implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Process process;
    private final Path home;
    private final Path output;
    private final int query;

    private Launched(Process process, Path home, Path output, int query) {
        this.process = process;
        this.home = home;
        this.output = output;
        this.query = query;
    }

    /** A folder below target for a run; what an earlier build left there is gone. */
    static Path home(String name) {
        Path home = Path.of("target", "it", name).toAbsolutePath();
        Leftovers.end(home);
        Folders.delete(home);
        return home;
    }

    /** Starts the launcher behind {@code prefix}, which may be empty, and does not wait. */
    static Launched start(List<String> prefix, Path home, Map<String, String> settings) {
        int query = Ports.free(0);
        Map<String, String> all =
                new TreeMap<>(Map.of("sluice.home", home.toString(), "sluice.port.query", "" + query));
        Stream.of("ingest", "scraper", "lake", "sources", "cassandra", "kafka", "redis")
                .forEach(part -> all.put("sluice.port." + part, "0"));
        // Not found from the jar: a test may run on services that were built elsewhere.
        all.put("sluice.root", System.getProperty("sluice.root", ""));
        all.put("native", System.getProperty("native", "false"));
        // A test that wants these sources says so.
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
            return new Launched(process, home, output, query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Launched start(Path home, Map<String, String> settings) {
        return start(List.of(), home, settings).awaitTable();
    }

    /** Waits for the table that ends a start. */
    Launched awaitTable() {
        await("the table of addresses")
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> output().contains("Sluice runs") || !process.isAlive());
        assertThat(process.isAlive()).as(output()).isTrue();
        return this;
    }

    String query(String path) {
        return "http://127.0.0.1:" + query + path;
    }

    /** All that the launcher has written so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** The processes that the launcher has started, by name, as its marks say. */
    Map<String, Long> children() {
        Map<String, Long> children = new TreeMap<>();
        try (Stream<Path> marks = Files.list(home.resolve("run"))) {
            for (Path mark : marks.toList()) {
                String pid = Files.readString(mark).split(" ", -1)[0];
                children.put(mark.getFileName().toString(), Long.valueOf(pid));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return children;
    }

    /** Kills a service and waits until the launcher has started it again. */
    void kill(String name) {
        long before = children().get(name);
        signal("KILL", before);
        await(name + " to be started again")
                .atMost(Duration.ofMinutes(1))
                .until(() -> children().getOrDefault(name, before) != before);
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Sends a signal such as {@code TERM} to a process, or with a negative number to a process group. */
    static void signal(String name, long target) {
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

    /** Waits until the launcher has ended and answers its exit value. */
    int awaitExit() {
        try {
            assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS))
                    .as("still there after %s:%n%s", STOP, output())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops a launcher that still runs; another may live in the same folder. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            awaitExit();
        }
    }
}
