package dev.sluice.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The feeds of the contract that the lake ingests: all except the one that it publishes itself. */
public final class Feeds {

    /** The feed that the lake publishes itself; not ingested again, to avoid a loop. */
    public static final String OWN = "insights";

    private Feeds() {}

    /** The names of the feeds, sorted, from the packaged contract. */
    public static List<String> names() {
        try {
            URI contract = Feeds.class.getResource("/contract").toURI();
            if (!contract.getScheme().equals("jar")) {
                return names(Path.of(contract));
            }
            try (FileSystem jar = FileSystems.newFileSystem(contract, Map.of())) {
                return names(jar.getPath("/contract"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The topics of events, and those of rows as stored. */
    public static List<String> topics() {
        return names().stream()
                .flatMap(feed -> Stream.of(feed, feed + ".stored"))
                .toList();
    }

    private static List<String> names(Path contract) throws IOException {
        try (Stream<Path> folders = Files.list(contract)) {
            return folders.filter(folder -> Files.exists(folder.resolve("feed.properties")))
                    .map(folder -> folder.getFileName().toString().replace("/", ""))
                    .filter(feed -> !feed.equals(OWN))
                    .sorted()
                    .toList();
        }
    }
}
