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

/** The feeds of the contract that the lake keeps: all but the one that it writes itself. */
public final class Feeds {

    /** What the lake tells the services; keeping it would be keeping its own echo. */
    public static final String OWN = "insights";

    private Feeds() {}

    /** Their names, in order, as packaged into this module. */
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

    /** The topics with their events, and those with their rows as stored. */
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
