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

/** Keeps a second process off the same root, where that is a folder; a lock goes with its process, however that ends. */
final class Alone {

    /** A channel that nobody holds is closed, and its lock goes. */
    private static final List<FileChannel> HELD = new ArrayList<>();

    private Alone() {}

    /** Locks the root until this process ends, or does nothing where it is no folder of this machine. */
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
