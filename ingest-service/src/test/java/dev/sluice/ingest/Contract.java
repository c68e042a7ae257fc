package dev.sluice.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The contract's folders as the tests walk them: whoever forgets a half of a feed is told so by name. */
public final class Contract {

    private static final Path ROOT = Path.of("../deploy/contract");

    private Contract() {}

    /** A feed's folder and what its {@code feed.properties} says. */
    public record Feed(String name, String room, String noun, String table, Path folder) {

        /** The room's class of this name, or a failure that names it. */
        public Class<?> type(String suffix) {
            String name = "dev.sluice.ingest.feed." + room + "." + noun + suffix;
            try {
                return Class.forName(name);
            } catch (ClassNotFoundException e) {
                throw new AssertionError("feed " + this.name + " has no class " + name, e);
            }
        }

        /** A file of the folder, or a failure that names it. */
        public byte[] read(String file) {
            try {
                return Files.readAllBytes(folder.resolve(file));
            } catch (IOException e) {
                throw new AssertionError("feed " + name + " has no file " + file + " in deploy/contract", e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Every folder that holds a feed. */
    public static List<Feed> feeds() {
        try (Stream<Path> folders = Files.list(ROOT).sorted()) {
            return folders.filter(folder -> Files.exists(folder.resolve("feed.properties")))
                    .map(Contract::feed)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Feed feed(Path folder) {
        try (InputStream in = Files.newInputStream(folder.resolve("feed.properties"))) {
            Properties facts = new Properties();
            facts.load(in);
            return new Feed(
                    folder.getFileName().toString(),
                    facts.getProperty("room"),
                    facts.getProperty("noun"),
                    facts.getProperty("table"),
                    folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
