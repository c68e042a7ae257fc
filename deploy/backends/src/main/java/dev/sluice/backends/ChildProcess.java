package dev.sluice.backends;

import dev.sluice.setup.RetryPause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process of this JVM. Its output is written to {@code logs/<name>.log} and its id to {@code run/<name>}, so that the
 * next start finds it even if this JVM was killed.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private final Path log;
    private final Path mark;

    private ChildProcess(String name, Process process, Path log, Path mark) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.mark = mark;
    }

    /**
     * Starts a process.
     *
     * @param name of the log file and in messages
     * @param folder where {@code logs} and {@code run} are
     * @param command with its arguments
     * @param environment added to this JVM's own
     * @return the running process, not yet ready
     */
    public static ChildProcess start(String name, Path folder, List<String> command, Map<String, String> environment) {
        return start(name, folder, command, environment, Path.of("").toAbsolutePath());
    }

    /** Starts a process in a working directory of its own, for programs that leave files there. */
    public static ChildProcess start(
            String name, Path folder, List<String> command, Map<String, String> environment, Path directory) {
        try {
            Path log = Files.createDirectories(folder.resolve("logs")).resolve(name + ".log");
            ProcessBuilder builder = new ProcessBuilder(shielded(command))
                    .directory(Files.createDirectories(directory).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            return new ChildProcess(name, process, log, OrphanedProcesses.mark(folder, name, process.toHandle()));
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Waits until something listens on the process's port.
     *
     * @param port on the loopback address
     * @param limit how long to wait
     * @throws IllegalStateException if the process ended or the time is up; the message shows the end of its log
     */
    public void awaitPort(int port, Duration limit) {
        Instant end = Instant.now().plus(limit);
        while (!listens(port)) {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended by itself.\n" + tail());
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(name + " was not ready after " + limit.toSeconds() + " s.\n" + tail());
            }
            RetryPause.millis(50);
        }
    }

    /** The last lines of the process's log and its location, for messages. */
    public String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size())) + "\n(" + log + ")";
        } catch (IOException e) {
            return "(no log at " + log + ")";
        }
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    /** False as soon as the process has ended; {@link #onExit} completes a little later. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit value when the process ends. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks the process to stop, and kills it if it has not ended after 30 s. */
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the process ignore Ctrl-C, which is sent to the process group: this JVM stops its children in order. */
    private static List<String> shielded(List<String> command) {
        List<String> line = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        line.addAll(command);
        return line;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
