package dev.sluice.scraper.feed.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads what a page says in JSON-LD blocks, however they are nested. */
final class JsonLd {

    /** Deeper than any shop nests, and a limit for things that contain each other. */
    private static final int DEPTH = 12;

    /** Shops write these blocks by template: the usual slips are forgiven. */
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build()
            .reader();

    private final Map<String, JsonNode> named = new HashMap<>();

    private JsonLd() {}

    /** The things that the page as a whole is about, in their order. */
    static List<Item> items(Document page) {
        JsonLd reader = new JsonLd();
        List<JsonNode> blocks =
                page.select("script[type*=ld+json]").stream().map(JsonLd::parse).toList();
        blocks.forEach(block -> reader.name(block, 0));
        List<Item> found = new ArrayList<>();
        blocks.forEach(block -> reader.collect(block, found, 0));
        return found;
    }

    private static JsonNode parse(Element script) {
        String text = script.data().strip().replaceAll("^(//)?\\s*(<!\\[CDATA\\[|<!--)|(//)?\\s*(]]>|-->)$|;$", "");
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            // One broken block says nothing about the others.
            return JSON.createObjectNode();
        }
    }

    /** Remembers things that have an id and say more than that, for others that only refer to them. */
    private void name(JsonNode node, int depth) {
        if (depth > DEPTH) {
            return;
        }
        if (node.isObject() && node.size() > 1 && node.hasNonNull("@id")) {
            named.putIfAbsent(node.get("@id").asText(), node);
        }
        node.forEach(child -> name(child, depth + 1));
    }

    private void collect(JsonNode node, List<Item> found, int depth) {
        if (depth > DEPTH) {
            return;
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, found, depth + 1));
        } else if (node.isObject()) {
            if (node.has("@type")) {
                found.add(item(node, 0));
            }
            collect(node.path("@graph"), found, depth + 1);
            JsonNode main = node.path("mainEntity");
            if (!node.path("@type").asText().endsWith("List")) {
                collect(main, found, depth + 1);
            }
        }
    }

    private Item item(JsonNode node, int depth) {
        Set<String> types = new LinkedHashSet<>();
        for (JsonNode type : node.path("@type").isArray() ? node.path("@type") : List.of(node.path("@type"))) {
            types.add(Item.shortName(type.asText()));
        }
        Map<String, List<Object>> values = new LinkedHashMap<>();
        node.properties().forEach(property -> {
            List<Object> all = new ArrayList<>();
            add(property.getValue(), all, depth);
            values.put(property.getKey().replaceAll("^(https?://)?schema(\\.org)?[:/]", ""), all);
        });
        return new Item(types, values);
    }

    private void add(JsonNode value, List<Object> all, int depth) {
        if (depth > DEPTH || value.isNull()) {
            return;
        }
        if (value.isArray()) {
            value.forEach(element -> add(element, all, depth + 1));
        } else if (value.isObject()) {
            boolean reference = value.size() == 1 && value.has("@id");
            all.add(item(reference ? named.getOrDefault(value.get("@id").asText(), value) : value, depth + 1));
        } else {
            all.add(
                    value.isBigDecimal()
                            ? value.decimalValue().toPlainString()
                            : Parser.unescapeEntities(value.asText(), false));
        }
    }
}
