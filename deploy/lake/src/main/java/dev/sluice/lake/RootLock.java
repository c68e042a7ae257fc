package dev.sluice.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Locks the root folder against a second process; the operating system releases the lock when the process ends. */
final class RootLock {

    /** Referenced here, since a channel that is garbage collected is closed and loses its lock. */
    private static final List<FileChannel> HELD = new ArrayList<>();

    private RootLock() {}

    /** Locks the root until this process ends; does nothing if the root is not a local folder. */
    static void at(String root) {
        if (root.contains("://")) {
            return;
        }
        try {
            Path folder = Files.createDirectories(Path.of(root.replaceFirst("^file:", "")));
            FileChannel file =
                    FileChannel.open(folder.resolve("_lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = file.tryLock();
            if (lock == null) {
                file.close();
                throw new IllegalStateException("another process works on the lake at " + root + ": stop it first");
            }
            HELD.add(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
