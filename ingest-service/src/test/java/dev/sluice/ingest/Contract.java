package dev.sluice.ingest;

import dev.sluice.ingest.intake.Feed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The feed folders of {@code deploy/contract}. A missing part of a feed is reported by name. */
public final class Contract {

    private static final Path ROOT = Path.of("../deploy/contract");

    private Contract() {}

    /** A feed's folder and {@code feed.properties}. */
    public record Feed(String name, String feedPackage, String noun, String table, Path folder) {

        /** A class of the feed package; fails with its name if it is missing. */
        public Class<?> type(String suffix) {
            String name = "dev.sluice.ingest.feed." + feedPackage + "." + noun + suffix;
            try {
                return Class.forName(name);
            } catch (ClassNotFoundException e) {
                throw new AssertionError("feed " + this.name + " has no class " + name, e);
            }
        }

        /** A file of the folder; fails with its name if it is missing. */
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

    /** All feeds. */
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
            Properties properties = new Properties();
            properties.load(in);
            return new Feed(
                    folder.getFileName().toString(),
                    properties.getProperty("package"),
                    properties.getProperty("noun"),
                    properties.getProperty("table"),
                    folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
