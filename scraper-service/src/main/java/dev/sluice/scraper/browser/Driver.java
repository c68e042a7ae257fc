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

/** A chromedriver of this service, whose whole family of processes can be ended at any moment. */
final class Driver implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Driver.class);
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

    /** How long an end is waited for; what is killed ends at once, unless the machine is very busy. */
    private static final int END_SECONDS = 5;

    private final Process process;
    private final Path folder;
    private final URI address;
    private List<ProcessHandle> family = List.of();

    private Driver(Process process, Path folder, URI address) {
        this.process = process;
        this.folder = folder;
        this.address = address;
    }

    /** Starts one, with a folder for whatever it and its browser leave behind, and waits for its word. */
    static Driver start(Path program) throws IOException {
        Path folder = Files.createTempDirectory("sluice-browser");
        try {
            return start(program, folder);
        } catch (IOException e) {
            delete(folder);
            throw e;
        }
    }

    private static Driver start(Path program, Path folder) throws IOException {
        ProcessBuilder command =
                new ProcessBuilder(program.toString(), "--port=0", "--log-level=SEVERE").redirectErrorStream(true);
        command.environment().put("TMPDIR", folder.toString());
        Process process = command.start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringJoiner said = new StringJoiner("; ");
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                drain(output);
                return new Driver(process, folder, URI.create("http://127.0.0.1:" + started.group(1)));
            }
            said.add(line);
        }
        process.destroyForcibly();
        throw new IOException("chromedriver ended at its start: " + said);
    }

    /** Where its browser keeps what it needs to remember. */
    Path profile() {
        return folder.resolve("profile");
    }

    URI address() {
        return address;
    }

    /** A full pipe would hold it up. */
    private static void drain(BufferedReader output) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (output.readLine() != null) {
                            // What it says is of no use here.
                        }
                    } catch (IOException ended) {
                        // With the process.
                    }
                },
                "chromedriver-output");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends it and its browser at once, from any thread. */
    synchronized void kill() {
        if (process.isAlive()) {
            // Asked before it is dead: an orphan would be nobody's.
            family = process.descendants().toList();
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Ends it, waits until nothing of it lives, and deletes its folder. */
    @Override
    public void close() {
        kill();
        CompletableFuture<?>[] ends = Stream.concat(Stream.of(process.toHandle()), family().stream())
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, END_SECONDS, TimeUnit.SECONDS)
                .join();
        delete(folder);
    }

    private synchronized List<ProcessHandle> family() {
        return family;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("%s could not be deleted: %s", folder, e.getMessage());
        }
    }
}
