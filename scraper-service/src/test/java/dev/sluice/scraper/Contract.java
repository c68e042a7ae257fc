package dev.sluice.scraper;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the folders of deploy/contract. */
public final class Contract {

    private static final Path FOLDER = Path.of(System.getProperty("sluice.root", ".."), "deploy", "contract");

    private Contract() {}

    /** The feeds: folders with a feed.properties. */
    public static List<String> feeds() {
        return folders().stream()
                .filter(folder -> Files.exists(FOLDER.resolve(folder).resolve("feed.properties")))
                .toList();
    }

    /** The feeds that this service collects: those whose feed.properties names no other origin. */
    static List<String> collected() {
        return feeds().stream()
                .filter(feed -> properties(feed).getProperty("origin") == null)
                .toList();
    }

    static List<String> folders() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The properties in a feed's feed.properties. */
    public static Properties properties(String feed) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(FOLDER.resolve(feed).resolve("feed.properties"))) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file of a feed's folder. */
    public static String read(String feed, String file) {
        try {
            return Files.readString(FOLDER.resolve(feed).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Validates an event with the feed's JSON Schema. */
    public static Set<String> violations(String feed, byte[] event) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(read(feed, "event.schema.json"))
                .validate(
                        new String(event, StandardCharsets.UTF_8),
                        InputFormat.JSON,
                        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }
}
