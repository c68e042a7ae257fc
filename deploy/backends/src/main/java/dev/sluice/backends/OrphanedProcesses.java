package dev.sluice.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Ends child processes that a killed run left behind. Each child has a file in {@code run} with its process id and start
 * time, since the id alone may have been reused by another process.
 */
public final class OrphanedProcesses {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private OrphanedProcesses() {}

    /**
     * Ends every process that a former run in this folder left behind.
     *
     * @param folder the run's folder
     * @return the names of the processes ended
     */
    public static List<String> end(Path folder) {
        Path run = folder.resolve("run");
        if (!Files.isDirectory(run)) {
            return List.of();
        }
        try (Stream<Path> marks = Files.list(run)) {
            List<Path> found = marks.sorted(Comparator.reverseOrder()).toList();
            List<String> ended = found.stream()
                    .filter(mark -> handle(mark).map(OrphanedProcesses::end).orElse(false))
                    .map(mark -> mark.getFileName().toString())
                    .toList();
            for (Path mark : found) {
                Files.deleteIfExists(mark);
            }
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records a process; the file is moved into place, so that readers never see a partial file. */
    static Path mark(Path folder, String name, ProcessHandle process) throws IOException {
        Path mark = Files.createDirectories(folder.resolve("run")).resolve(name);
        Path written = Files.writeString(folder.resolve(name + ".mark"), process.pid() + " " + startTime(process));
        return Files.move(written, mark, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Optional<ProcessHandle> handle(Path mark) {
        try {
            String[] words = Files.readString(mark).split(" ", -1);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(process -> startTime(process).equals(words[1]));
        } catch (IOException | RuntimeException e) {
            // Truncated by a kill.
            return Optional.empty();
        }
    }

    private static String startTime(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }

    private static boolean end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (Exception e) {
            throw new IllegalStateException("could not end process " + process.pid(), e);
        }
        return true;
    }
}
