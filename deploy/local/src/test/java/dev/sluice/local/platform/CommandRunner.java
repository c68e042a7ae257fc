package dev.sluice.local.platform;

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
 * Runs programs of this machine.
 *
 * @param folder working directory
 * @param environment variables, in addition to those of the test
 * @param log receives standard error, and the output of background processes
 */
public record CommandRunner(Path folder, Map<String, String> environment, Path log) {

    /** Creates the folder of the log. */
    public CommandRunner {
        try {
            Files.createDirectories(log.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Runs a program and returns its output; fails if it exits with an error or not in time. */
    public String run(Duration timeout, List<String> words) {
        try {
            Path printed = Files.createTempFile("command", ".txt");
            Process process = builder(words).redirectOutput(printed.toFile()).start();
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            String output = Files.readString(printed);
            Files.delete(printed);
            assertThat(ended && process.exitValue() == 0)
                    .as("%s, in %s: %s%n%s", String.join(" ", words), timeout, output, tail())
                    .isTrue();
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a program in the background. */
    public Process start(List<String> words) {
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
        // JVMs in containers have their own options.
        builder.environment().remove("JDK_JAVA_OPTIONS");
        return builder;
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }
}
