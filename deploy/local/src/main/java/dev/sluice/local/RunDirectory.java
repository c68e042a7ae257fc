package dev.sluice.local;

import dev.sluice.backends.OrphanedProcesses;
import dev.sluice.backends.RunFolders;
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
 * The folder of a run, with {@code data}, {@code logs} and {@code run}. A file lock admits one launcher at a time and is released
 * when the process ends, however it ends.
 *
 * @param lock held open until the launcher ends
 */
record RunDirectory(Path folder, FileChannel lock) implements AutoCloseable {

    /** Locks the folder; fails if another launcher has it, with the id of its process. */
    static RunDirectory lock(Path folder) {
        try {
            Path file = Files.createDirectories(folder).resolve("lock");
            FileChannel lock = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                lock.close();
                throw new IllegalStateException("The platform is already running in " + folder + " as process "
                        + Files.readString(file) + ". Stop it first.");
            }
            byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
            lock.truncate(0).write(ByteBuffer.wrap(pid), 0);
            return new RunDirectory(folder, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Ends processes of a killed run, moves the logs of the last run aside and deletes the data if the run is to be fresh. */
    void prepare(boolean fresh, Terminal terminal) {
        List<String> ended = OrphanedProcesses.end(folder);
        if (!ended.isEmpty()) {
            terminal.step("Ended processes of a killed run: " + String.join(", ", ended));
        }
        if (fresh) {
            RunFolders.delete(folder.resolve("data"));
            terminal.step("Deleted the data of earlier runs");
        }
        keepPreviousLogs();
    }

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

    /** Keeps the logs of one earlier run: a restart must not hide its reason, nor fill the disk. */
    private void keepPreviousLogs() {
        Path previous = logs().resolve("previous");
        RunFolders.delete(previous);
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
