package dev.sluice.scraper.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Chromedriver process; it can be killed at any moment together with the browser it started. */
final class ChromeDriverProcess implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ChromeDriverProcess.class);
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

    /** A killed process exits at once, unless the machine is overloaded. */
    private static final int EXIT_TIMEOUT_SECONDS = 5;

    private final Process process;
    private final Path folder;
    private final URI address;
    private List<ProcessHandle> children = List.of();

    private ChromeDriverProcess(Process process, Path folder, URI address) {
        this.process = process;
        this.folder = folder;
        this.address = address;
    }

    /** Starts a driver with a temporary folder for files of driver and browser, and waits until it listens. */
    static ChromeDriverProcess start(Path program) throws IOException {
        Path folder = Files.createTempDirectory("sluice-browser");
        try {
            return start(program, folder);
        } catch (IOException e) {
            delete(folder);
            throw e;
        }
    }

    private static ChromeDriverProcess start(Path program, Path folder) throws IOException {
        ProcessBuilder command =
                new ProcessBuilder(program.toString(), "--port=0", "--log-level=SEVERE").redirectErrorStream(true);
        command.environment().put("TMPDIR", folder.toString());
        Process process = command.start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringJoiner lines = new StringJoiner("; ");
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                drain(output);
                return new ChromeDriverProcess(process, folder, URI.create("http://127.0.0.1:" + started.group(1)));
            }
            lines.add(line);
        }
        process.destroyForcibly();
        throw new IOException("chromedriver exited at startup: " + lines);
    }

    /** The user data directory of its browser. */
    Path profile() {
        return folder.resolve("profile");
    }

    URI address() {
        return address;
    }

    /** Reads and discards output: a full pipe would block the driver. */
    private static void drain(BufferedReader output) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (output.readLine() != null) {
                            // Discarded.
                        }
                    } catch (IOException ended) {
                        // The process has exited.
                    }
                },
                "chromedriver-output");
        thread.setDaemon(true);
        thread.start();
    }

    /** Kills driver and browser at once, from any thread. */
    synchronized void kill() {
        if (process.isAlive()) {
            // Listed before the kill: orphans are no longer descendants.
            children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Kills driver and browser, waits until their processes have exited, and deletes the folder. */
    @Override
    public void close() {
        kill();
        CompletableFuture<?>[] exits = Stream.concat(Stream.of(process.toHandle()), children().stream())
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(exits)
                .completeOnTimeout(null, EXIT_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join();
        delete(folder);
    }

    private synchronized List<ProcessHandle> children() {
        return children;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("%s could not be deleted: %s", folder, e.getMessage());
        }
    }
}
