package dev.sluice.scraper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.OutboundEvent;
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

/** Every feed of the contract that this service collects has its scraper and record, and they agree with the contract. */
class ContractTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Test
    void everyFolderOfTheContractHasFeedProperties() {
        assertThat(Contract.folders())
                .as("folders of deploy/contract with a feed.properties, and rejected, which is not a feed")
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Contract.feeds().stream(), Stream.of("rejected"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.scraper.Contract#feeds")
    void theGoldenEventIsValid(String feed) {
        byte[] golden = Contract.read(feed, "event.json").getBytes(StandardCharsets.UTF_8);

        assertThat(Contract.violations(feed, golden)).isEmpty();
    }

    @Test
    void aFeedOfAnotherOriginHasNoScraper() {
        List<String> others = new ArrayList<>(Contract.feeds());
        others.removeAll(Contract.collected());

        assertThat(others).isNotEmpty().allSatisfy(feed -> {
            String folder = Contract.properties(feed).getProperty("package");
            assertThat(Contract.properties(feed).getProperty("origin")).isNotBlank();
            assertThat(Path.of("src/main/java/dev/sluice/scraper/feed", folder)).doesNotExist();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.scraper.Contract#collected")
    void aFeedHasItsScraper(String feed) {
        Class<?> scraper = feedClass(feed, "Scraper");

        assertThat(Source.class)
                .as("%s must implement Source, else it is never scheduled", scraper.getName())
                .isAssignableFrom(scraper);
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.scraper.Contract#collected")
    void aFeedsRecordHasTheFieldsOfTheSchema(String feed) throws Exception {
        JsonNode schema = JSON.readTree(Contract.read(feed, "event.schema.json"));
        var expected = new TreeSet<String>();
        schema.get("properties").fieldNames().forEachRemaining(expected::add);

        var actual = new TreeSet<String>();
        Arrays.stream(feedClass(feed, "").getRecordComponents()).forEach(component -> actual.add(name(component)));

        assertThat(actual)
                .as("fields of the record of feed %s, compared with event.schema.json", feed)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.scraper.Contract#collected")
    void theGoldenEventSurvivesARoundTrip(String feed) throws Exception {
        String golden = Contract.read(feed, "event.json");

        byte[] written = EventJson.bytes(JSON.readValue(golden, feedClass(feed, "")));

        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(golden));
        assertThat(Contract.violations(feed, written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("feedsWithAnEventMethod")
    void anEventHasTheTopicTypeAndKeyOfItsFeed(String feed) throws Exception {
        Properties facts = Contract.properties(feed);
        String golden = Contract.read(feed, "event.json");
        String key = JSON.readTree(golden).get(facts.getProperty("key")).asText();

        OutboundEvent event = event(JSON.readValue(golden, feedClass(feed, "")));

        assertThat(event.feed()).isEqualTo(feed);
        assertThat(event.type())
                .isEqualTo("dev.sluice." + facts.getProperty("noun").toLowerCase(Locale.ROOT) + ".v1");
        assertThat(event.key()).isEqualTo(key);
        assertThat(event.id()).startsWith(key + "/");
    }

    private static Stream<String> feedsWithAnEventMethod() {
        return Contract.collected().stream()
                .filter(feed -> eventMethod(feedClass(feed, "")).isPresent());
    }

    private static Optional<Method> eventMethod(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("event") && method.getReturnType() == OutboundEvent.class)
                .findFirst();
    }

    private static OutboundEvent event(Object data) throws ReflectiveOperationException {
        Method method = eventMethod(data.getClass()).orElseThrow();
        method.setAccessible(true);
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> type == Instant.class ? Instant.EPOCH : "run")
                .toArray();
        return (OutboundEvent) method.invoke(data, arguments);
    }

    /** The name of a field in JSON. */
    private static String name(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static Class<?> feedClass(String feed, String suffix) {
        Properties properties = Contract.properties(feed);
        String name = "dev.sluice.scraper.feed." + properties.getProperty("package") + "."
                + properties.getProperty("noun") + suffix;
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(
                    "deploy/contract has the feed " + feed + ", but scraper-service has no class " + name, e);
        }
    }
}
