package dev.sluice.scraper.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A chromedriver of this service, whose whole family of processes can be ended at any moment. */
final class Driver implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

    private final Process process;
    private final URI address;

    private Driver(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static Driver start(Path program) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "--port=0", "--log-level=SEVERE")
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                drain(output);
                return new Driver(process, URI.create("http://127.0.0.1:" + started.group(1)));
            }
        }
        process.destroyForcibly();
        throw new IOException("chromedriver did not start");
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

    /** Children first: an orphan would be nobody's. */
    @Override
    public void close() {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
