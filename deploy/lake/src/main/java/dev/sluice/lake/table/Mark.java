package dev.sluice.lake.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A small file below the root that says how far work of several steps has come, for whoever begins after a crash.
 *
 * @param tables below whose root it is
 * @param name of the file
 */
public record Mark(Tables tables, String name) {

    /** What it says; empty if it is not there. */
    public Optional<String> read() {
        try {
            FileSystem files = files();
            if (!files.exists(file())) {
                return Optional.empty();
            }
            try (var in = files.open(file())) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says something else. */
    public void write(String text) {
        try (var out = files().create(file(), true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says nothing more. */
    public void remove() {
        tables.delete(name);
    }

    private Path file() {
        return new Path(tables.root(), name);
    }

    private FileSystem files() throws IOException {
        return file().getFileSystem(tables.spark().sessionState().newHadoopConf());
    }
}
