package dev.sluice.query;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every feed of the contract is implemented in this service; a missing part is named. */
class ContractTest {

    private static final Path CONTRACT = Path.of("..", "deploy", "contract");

    /**
     * Columns that are not part of a response: event identity, partition buckets, the time of a flare (part of its id),
     * counts that are only summed, and erasure records.
     */
    private static final Set<String> EXCLUDED_COLUMNS = Set.of(
            "eventId",
            "month",
            "day",
            "hour",
            "band",
            "shard",
            "prefix",
            "word",
            "idTime",
            "starts",
            "lengths",
            "hash",
            "erasedAt");

    /** Fields of one half of a session; the response combines them to startedAt and endedAt. */
    private static final Set<String> COMBINED_FIELDS = Set.of("event", "ts");

    private static final Pattern COLUMN = Pattern.compile(
            "^  ([a-z_]+) (?:text|double|timestamp|int|bigint|decimal|boolean|date|frozen)", Pattern.MULTILINE);

    @Test
    void everyFeedHasItsClasses() throws Exception {
        for (Feed feed : feeds()) {
            for (String suffix : List.of("Query", "", "Table")) {
                assertThat(Files.exists(feed.source(feed.noun() + suffix)))
                        .as("feed %s: class %s is missing", feed.name(), feed.source(feed.noun() + suffix))
                        .isTrue();
            }
        }
    }

    @Test
    void everyFeedIsListedAndConsumedOnEveryChannel() throws IOException {
        Properties settings = load(Path.of("src/main/resources/application.properties"));
        for (Feed feed : feeds()) {
            assertThat(words(settings, "sluice.feeds")).as("sluice.feeds").contains(feed.name());
            for (String channel : List.of("stored-shared", "stored-own", "stored-live")) {
                assertThat(words(settings, "mp.messaging.incoming." + channel + ".topics"))
                        .as("topics of channel %s", channel)
                        .contains(feed.name() + ".stored");
            }
        }
    }

    @Test
    void everyIncomingChannelStatesItsFailureStrategy() throws IOException {
        Properties settings = load(Path.of("src/main/resources/application.properties"));
        settings.stringPropertyNames().stream()
                .filter(name -> name.matches("mp\\.messaging\\.incoming\\.[^.]+\\.connector"))
                .map(name -> name.replace(".connector", ".failure-strategy"))
                .forEach(name -> assertThat(settings).containsKey(name));
    }

    @Test
    void everyColumnIsAnsweredOrExcludedByName() throws Exception {
        for (Feed feed : feeds()) {
            Set<String> answered = answered(feed.feedPackage());
            for (String column : columns(CONTRACT.resolve(feed.name()))) {
                assertThat(answered)
                        .as("feed %s: column %s has no field in a record of its package", feed.name(), column)
                        .contains(column);
            }
            feed.eventFields().forEach(field -> assertThat(answered)
                    .as("feed %s: field %s of the event is not answered", feed.name(), field)
                    .contains(field));
        }
    }

    private record Feed(String name, String feedPackage, String noun) {

        Path source(String type) {
            return Path.of("src/main/java/dev/sluice/query/feed", feedPackage, type + ".java");
        }

        List<String> eventFields() {
            try (InputStream in = Files.newInputStream(CONTRACT.resolve(name).resolve("event.schema.json"))) {
                List<String> fields = new ArrayList<>();
                new ObjectMapper().readTree(in).get("properties").fieldNames().forEachRemaining(fields::add);
                return fields.stream()
                        .filter(not(COMBINED_FIELDS::contains))
                        .map(ContractTest::camel)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<Feed> feeds() throws IOException {
        try (Stream<Path> folders = Files.list(CONTRACT)) {
            List<Feed> feeds = new ArrayList<>();
            for (Path folder : folders.filter(path -> Files.exists(path.resolve("feed.properties")))
                    .sorted()
                    .toList()) {
                Properties feed = load(folder.resolve("feed.properties"));
                feeds.add(new Feed(
                        folder.getFileName().toString(), feed.getProperty("package"), feed.getProperty("noun")));
            }
            assertThat(feeds).isNotEmpty();
            return feeds;
        }
    }

    private static Set<String> answered(String feedPackage) throws Exception {
        Set<String> fields = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/sluice/query/feed", feedPackage))) {
            for (Path file : files.filter(not(path -> path.endsWith("package-info.java")))
                    .toList()) {
                Class<?> type = Class.forName("dev.sluice.query.feed." + feedPackage + "."
                        + file.getFileName().toString().replace(".java", ""));
                Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses()))
                        .filter(Class::isRecord)
                        .flatMap(record -> Arrays.stream(record.getRecordComponents()))
                        .map(RecordComponent::getName)
                        .forEach(fields::add);
            }
        }
        return fields;
    }

    private static Set<String> columns(Path folder) throws IOException {
        Matcher matcher = COLUMN.matcher(Files.readString(folder.resolve("tables.cql")));
        return matcher.results()
                .map(found -> camel(found.group(1)))
                .filter(not(EXCLUDED_COLUMNS::contains))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String camel(String column) {
        return Pattern.compile("_([a-z])").matcher(column).replaceAll(letter -> letter.group(1)
                .toUpperCase(Locale.ROOT));
    }

    private static List<String> words(Properties settings, String name) {
        return List.of(settings.getProperty(name).split(",", -1));
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }
}
