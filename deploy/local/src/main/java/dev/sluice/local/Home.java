package dev.sluice.local;

import dev.sluice.backends.Folders;
import dev.sluice.backends.Leftovers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a run: {@code data}, {@code logs}, {@code run}. One launcher at a time has it, by a file lock, which
 * ends with its process however that ends.
 *
 * @param folder where it is
 * @param lock held open for as long as this launcher lives
 */
record Home(Path folder, FileChannel lock) implements AutoCloseable {

    /** Takes the folder, or says which process has it. */
    static Home take(Path folder) {
        try {
            Path file = Files.createDirectories(folder).resolve("lock");
            FileChannel lock = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                lock.close();
                throw new IllegalStateException("The platform runs already in " + folder + ", as process "
                        + Files.readString(file) + ". Stop that one first.");
            }
            byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
            lock.truncate(0).write(ByteBuffer.wrap(pid), 0);
            return new Home(folder, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("could not take " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Ends what a killed run left behind, sets its logs aside and, if asked to, forgets its data. */
    void tidy(boolean fresh, Screen screen) {
        List<String> ended = Leftovers.end(folder);
        if (!ended.isEmpty()) {
            screen.step("Ended what a killed run had left: " + String.join(", ", ended));
        }
        if (fresh) {
            Folders.delete(folder.resolve("data"));
            screen.step("Forgot the data of former runs");
        }
        setLogsAside();
    }

    /** Where the processes write their logs. */
    Path logs() {
        return folder.resolve("logs");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One former run's logs are kept, so that a restart neither hides why it was needed nor fills the disk. */
    private void setLogsAside() {
        Path previous = logs().resolve("previous");
        Folders.delete(previous);
        if (!Files.exists(logs())) {
            return;
        }
        try (Stream<Path> found = Files.list(logs())) {
            List<Path> files = found.filter(Files::isRegularFile).toList();
            Files.createDirectories(previous);
            for (Path file : files) {
                Files.move(file, previous.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
