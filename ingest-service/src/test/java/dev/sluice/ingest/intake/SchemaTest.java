package dev.sluice.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.sluice.ingest.Contract;
import jakarta.validation.Validation;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** JSON Schema and Bean Validation agree on any change of a single field, for the golden event of every feed. */
class SchemaTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final EventReader READER =
            new EventReader(Validation.buildDefaultValidatorFactory().getValidator());

    private static final Map<String, JsonSchema> SCHEMAS =
            Contract.feeds().stream().collect(Collectors.toMap(Contract.Feed::name, SchemaTest::schema));

    /** A golden event with another value in one field; null for a missing field. */
    record Mutation(Contract.Feed feed, String field, JsonNode value) {}

    @Property(tries = 4000)
    void schemaAndConstraintsAgree(@ForAll("mutations") Mutation mutation) throws IOException {
        ObjectNode event = golden(mutation.feed());
        if (mutation.value() == null) {
            event.remove(mutation.field());
        } else {
            event.set(mutation.field(), mutation.value());
        }

        boolean bySchema = SCHEMAS.get(mutation.feed().name()).validate(event).isEmpty();
        Verdict<?> byConstraints = READER.read(
                StrictJson.MAPPER.writeValueAsBytes(event), mutation.feed().type(""));

        assertThat(byConstraints instanceof Verdict.Accepted<?>)
                .as(byConstraints + " and "
                        + SCHEMAS.get(mutation.feed().name()).validate(event))
                .isEqualTo(bySchema);
    }

    @Property(tries = 20)
    void theGoldenEventIsAcceptedByBoth(@ForAll("feeds") Contract.Feed feed) throws IOException {
        assertThat(SCHEMAS.get(feed.name()).validate(golden(feed))).isEmpty();
        assertThat(READER.read(feed.read("event.json"), feed.type(""))).isInstanceOf(Verdict.Accepted.class);
        assertThat(fields(feed))
                .as("fields of the record and of event.schema.json")
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(feed.type("").getRecordComponents())
                        .map(StrictJson::name)
                        .toList());
    }

    @Provide
    Arbitrary<Contract.Feed> feeds() {
        return Arbitraries.of(Contract.feeds());
    }

    @Provide
    Arbitrary<Mutation> mutations() {
        return feeds().flatMap(feed ->
                Arbitraries.of(fields(feed)).flatMap(field -> values().map(value -> new Mutation(feed, field, value))));
    }

    private static Arbitrary<JsonNode> values() {
        Stream<JsonNode> plain = Stream.of(
                JSON.nullNode(),
                JSON.booleanNode(true),
                JSON.numberNode(0),
                JSON.numberNode(7),
                JSON.numberNode(-1),
                JSON.numberNode(new BigDecimal("0.5")),
                JSON.numberNode(new BigDecimal("1000000000000")),
                JSON.textNode(""),
                JSON.textNode("x"),
                JSON.textNode("12"),
                JSON.textNode("true"),
                JSON.textNode("2026-11-20"),
                JSON.textNode("2026-11-20T12:00Z"),
                JSON.textNode("2026-11-20T12:00:00Z"),
                JSON.textNode("2026-11-20T12:00:00+02:00"),
                JSON.textNode("2026-02-30T12:00:00Z"),
                JSON.textNode("a@b"),
                JSON.textNode("a b@c"),
                JSON.textNode("https://x"),
                JSON.textNode("InStock"),
                JSON.textNode("New"),
                JSON.textNode("no"),
                JSON.textNode("NO"),
                JSON.textNode("\u0000"),
                JSON.textNode("ÅÄÖ😀"),
                JSON.arrayNode(),
                JSON.arrayNode().add("a"),
                JSON.arrayNode().add(1),
                JSON.arrayNode().addNull(),
                JSON.objectNode(),
                JSON.objectNode().put("a", "b"),
                JSON.objectNode().put("a", 1),
                JSON.objectNode().putNull("a"),
                JSON.objectNode().put("a b", 1),
                JSON.objectNode().put("a b", "c"),
                JSON.objectNode().put("a", "\u0000"),
                JSON.objectNode().put("a", new BigDecimal("-0.50")),
                JSON.objectNode().put("a", new BigDecimal("1000000000000000")));
        List<JsonNode> values = new ArrayList<>(plain.toList());
        for (int length : new int[] {50, 51, 64, 65, 200, 201, 254, 255, 500, 501, 512, 513, 1000, 1001, 2000, 2001}) {
            values.add(JSON.textNode("y".repeat(length)));
        }
        for (int size : new int[] {8, 9, 16, 17}) {
            values.add(object(size, JSON.textNode("b")));
            values.add(object(size, JSON.numberNode(1)));
        }
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.of(values)),
                Tuple.of(1, Arbitraries.create(() -> null)),
                Tuple.of(3, Arbitraries.strings().map(JSON::textNode)));
    }

    private static ObjectNode object(int size, JsonNode value) {
        ObjectNode object = JSON.objectNode();
        IntStream.range(0, size).forEach(i -> object.set("a" + i, value));
        return object;
    }

    private static List<String> fields(Contract.Feed feed) {
        List<String> names = new ArrayList<>();
        SCHEMAS.get(feed.name()).getSchemaNode().get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static ObjectNode golden(Contract.Feed feed) throws IOException {
        return (ObjectNode) StrictJson.MAPPER.readTree(feed.read("event.json"));
    }

    private static JsonSchema schema(Contract.Feed feed) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(StrictJson.MAPPER.readTree(feed.read("event.schema.json")), config);
        } catch (IOException e) {
            throw new AssertionError("event.schema.json of " + feed.name() + " is not JSON", e);
        }
    }
}
