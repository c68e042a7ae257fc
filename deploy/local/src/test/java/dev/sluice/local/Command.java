package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Programs of this machine that a test runs to their end.
 *
 * @param folder they run in
 * @param environment added to that of the test
 * @param log takes what they say to people
 */
record Command(Path folder, Map<String, String> environment, Path log) {

    Command {
        try {
            Files.createDirectories(log.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Runs one and answers what it printed. */
    String run(Duration most, List<String> words) {
        try {
            Path printed = Files.createTempFile("command", ".txt");
            Process process = builder(words).redirectOutput(printed.toFile()).start();
            boolean ended = process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            String output = Files.readString(printed);
            Files.delete(printed);
            assertThat(ended && process.exitValue() == 0)
                    .as("%s, in %s: %s%n%s", String.join(" ", words), most, output, tail())
                    .isTrue();
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts one that runs on. */
    Process start(List<String> words) {
        try {
            return builder(words)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        // Those in containers have options of their own.
        builder.environment().remove("JDK_JAVA_OPTIONS");
        return builder;
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }
}
