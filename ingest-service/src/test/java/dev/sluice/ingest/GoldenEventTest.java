package dev.sluice.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden event of every feed is accepted, stored in all its columns and announced. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class GoldenEventTest {

    private static final Pattern LETTER = Pattern.compile("_([a-z])");

    @Inject
    QuarkusCqlSession session;

    @ParameterizedTest
    @MethodSource("dev.sluice.ingest.Contract#feeds")
    void aGoldenEventIsStoredAndAnnounced(Contract.Feed feed) throws IOException {
        Properties properties = new Properties();
        properties.load(new ByteArrayInputStream(feed.read("feed.properties")));
        JsonNode golden = new ObjectMapper().readTree(feed.read("event.json"));
        List<String> keys = List.of(properties.getProperty("key", "").split("/", -1));
        assertThat(Stream.concat(keys.stream(), Stream.of(properties.getProperty("time", ""))))
                .as("feed %s: key and time of feed.properties are fields of event.json", feed)
                .allMatch(golden::has);
        // Some feeds reject old events, which a golden event becomes.
        ((ObjectNode) golden)
                .put(
                        properties.getProperty("time"),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        String key = keys.stream().map(part -> golden.get(part).asText()).collect(Collectors.joining("/"));

        List<String> ids = given().contentType("application/json")
                .body(golden.toString())
                .post("/v1/feeds/" + feed.name() + "/events")
                .then()
                .statusCode(202)
                .extract()
                .path("ids");

        assertThat(ids.get(0))
                .as("feed %s: an id is the key, / and a version", feed)
                .startsWith(key + "/");
        await(feed + ": nothing on " + feed.name() + ".stored; does " + feed.noun() + "Ingest consume its channel?")
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        TestKafka.all(feed.name() + ".stored").stream().anyMatch(record -> key.equals(record.key())));
        assertColumnsAreBound(feed, golden);
    }

    /** A column named like a field of the golden event must have a value in some row. */
    private void assertColumnsAreBound(Contract.Feed feed, JsonNode golden) {
        Collection<TableMetadata> tables = session.getMetadata()
                .getKeyspace("sluice")
                .orElseThrow()
                .getTables()
                .values();
        for (TableMetadata table : tables) {
            String name = table.getName().asInternal();
            var rows = session.execute("SELECT * FROM sluice." + name).all();
            if (!name.startsWith(feed.table() + "_") || rows.isEmpty()) {
                continue;
            }
            assertThat(table.getColumns().keySet())
                    .filteredOn(column -> has(golden, column.asInternal()))
                    .as("feed %s: columns of %s", feed, name)
                    .allMatch(column -> rows.stream().anyMatch(row -> !row.isNull(column)));
        }
    }

    private static boolean has(JsonNode golden, String column) {
        String camel = LETTER.matcher(column).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
        JsonNode value = golden.has(column) ? golden.get(column) : golden.path(camel);
        return value.isContainerNode() ? !value.isEmpty() : !value.isMissingNode() && !value.isNull();
    }
}
