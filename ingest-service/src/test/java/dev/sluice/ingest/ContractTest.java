package dev.sluice.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every feed of the contract is complete in this service, and every channel states its failure strategy. */
class ContractTest {

    static Stream<Contract.Feed> feeds() {
        return Contract.feeds().stream();
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void aFeedHasItsPackage(Contract.Feed feed) {
        assertThat(feed.type("Ingest")).isNotNull();
        assertThat(feed.type("Table")).isNotNull();
        assertThat(feed.type("").isRecord()).as(feed.noun() + " is a record").isTrue();
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void aFeedHasItsChannel(Contract.Feed feed) throws IOException {
        String channel = "mp.messaging.incoming." + feed.name() + ".";

        assertThat(settings())
                .as("application.properties, feed " + feed.name())
                .containsEntry(channel + "topic", feed.name())
                .containsEntry(channel + "group.id", "ingest-" + feed.name());
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void aFeedHasItsTopicsAndItsTablesHaveItsPrefix(Contract.Feed feed) throws IOException {
        String topics = Files.readString(Path.of("../deploy/contract/topics.yaml"));

        assertThat(topics)
                .as("deploy/contract/topics.yaml, feed " + feed.name())
                .contains("\n  " + feed.name() + ":", "\n  " + feed.name() + ".stored:");
        assertThat(new String(feed.read("tables.cql"), StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.startsWith("CREATE TABLE"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("CREATE TABLE IF NOT EXISTS " + feed.table() + "_"));
    }

    @Test
    void everyIncomingChannelStatesItsFailureStrategy() throws IOException {
        Properties settings = settings();

        assertThat(settings.stringPropertyNames())
                .filteredOn(name -> name.matches("mp\\.messaging\\.incoming\\.[^.]+\\.connector"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(settings).containsKey(name.replace(".connector", ".failure-strategy")));
    }

    private static Properties settings() throws IOException {
        try (InputStream in = ContractTest.class.getResourceAsStream("/application.properties")) {
            Properties settings = new Properties();
            settings.load(in);
            return settings;
        }
    }
}
