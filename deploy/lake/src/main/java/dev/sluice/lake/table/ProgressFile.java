package dev.sluice.lake.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Stores the progress of a multi-step task in a small file under the table root, so that the task can resume after a
 * crash.
 *
 * @param tables the tables whose root contains the file
 * @param name the file name
 */
public record ProgressFile(Tables tables, String name) {

    /** The content; empty if the file does not exist. */
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

    /** Replaces the content. */
    public void write(String text) {
        try (var out = files().create(file(), true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the file. */
    public void delete() {
        tables.delete(name);
    }

    private Path file() {
        return new Path(tables.root(), name);
    }

    private FileSystem files() throws IOException {
        return file().getFileSystem(tables.spark().sessionState().newHadoopConf());
    }
}
