package dev.sluice.scraper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.scraper.publish.Event;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.source.Source;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the feeds of the contract: this service has its half of each that it collects, and agrees with the golden event. */
class ContractTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Test
    void everyFolderOfTheContractSaysWhichFeedItIs() {
        assertThat(Contract.folders())
                .as("folders of deploy/contract with a feed.properties, and rejected, which is no feed")
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Contract.feeds().stream(), Stream.of("rejected"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.scraper.Contract#feeds")
    void theGoldenEventIsAsItsSchemaSays(String feed) {
        byte[] golden = Contract.read(feed, "event.json").getBytes(StandardCharsets.UTF_8);

        assertThat(Contract.violations(feed, golden)).isEmpty();
    }

    @Test
    void aFeedOfAnotherOriginHasNoScraper() {
        List<String> others = new ArrayList<>(Contract.feeds());
        others.removeAll(Contract.collected());

        assertThat(others).isNotEmpty().allSatisfy(feed -> {
            String room = Contract.properties(feed).getProperty("package");
            assertThat(Contract.properties(feed).getProperty("origin")).isNotBlank();
            assertThat(Path.of("src/main/java/dev/sluice/scraper/feed", room)).doesNotExist();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.scraper.Contract#collected")
    void aFeedHasItsScraper(String feed) {
        Class<?> scraper = ofRoom(feed, "Scraper");

        assertThat(Source.class)
                .as("%s must implement Source, or the schedule never finds it", scraper.getName())
                .isAssignableFrom(scraper);
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.scraper.Contract#collected")
    void aFeedsRecordHasTheFieldsOfTheSchema(String feed) throws Exception {
        JsonNode schema = JSON.readTree(Contract.read(feed, "event.schema.json"));
        var wanted = new TreeSet<String>();
        schema.get("properties").fieldNames().forEachRemaining(wanted::add);

        var had = new TreeSet<String>();
        Arrays.stream(ofRoom(feed, "").getRecordComponents()).forEach(component -> had.add(name(component)));

        assertThat(had)
                .as("fields of the record of feed %s against event.schema.json", feed)
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.scraper.Contract#collected")
    void theGoldenEventReadAndWrittenAgainIsTheSame(String feed) throws Exception {
        String golden = Contract.read(feed, "event.json");

        byte[] written = EventJson.bytes(JSON.readValue(golden, ofRoom(feed, "")));

        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(golden));
        assertThat(Contract.violations(feed, written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("feedsWhoseRecordsMakeTheirEvents")
    void anEventLeavesUnderTheNamesOfItsFeed(String feed) throws Exception {
        Properties facts = Contract.properties(feed);
        String golden = Contract.read(feed, "event.json");
        String key = JSON.readTree(golden).get(facts.getProperty("key")).asText();

        Event event = event(JSON.readValue(golden, ofRoom(feed, "")));

        assertThat(event.feed()).isEqualTo(feed);
        assertThat(event.type())
                .isEqualTo("dev.sluice." + facts.getProperty("noun").toLowerCase(Locale.ROOT) + ".v1");
        assertThat(event.key()).isEqualTo(key);
        assertThat(event.id()).startsWith(key + "/");
    }

    private static Stream<String> feedsWhoseRecordsMakeTheirEvents() {
        return Contract.collected().stream()
                .filter(feed -> maker(ofRoom(feed, "")).isPresent());
    }

    private static Optional<Method> maker(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("event") && method.getReturnType() == Event.class)
                .findFirst();
    }

    private static Event event(Object data) throws ReflectiveOperationException {
        Method maker = maker(data.getClass()).orElseThrow();
        maker.setAccessible(true);
        Object[] given = Arrays.stream(maker.getParameterTypes())
                .map(type -> type == Instant.class ? Instant.EPOCH : "run")
                .toArray();
        return (Event) maker.invoke(data, given);
    }

    /** A field that is called otherwise in JSON says so. */
    private static String name(RecordComponent component) {
        JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
        return other == null ? component.getName() : other.value();
    }

    private static Class<?> ofRoom(String feed, String suffix) {
        Properties properties = Contract.properties(feed);
        String name = "dev.sluice.scraper.feed." + properties.getProperty("package") + "."
                + properties.getProperty("noun") + suffix;
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(
                    "deploy/contract has the feed " + feed + ", but scraper-service forgot " + name, e);
        }
    }
}
