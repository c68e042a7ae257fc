package dev.sluice.scraper.markup;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads the items in a page's JSON-LD blocks, however deeply they are nested. */
public final class JsonLdReader {

    /** Deeper than real pages nest; ends items that contain each other. */
    private static final int MAX_DEPTH = 12;

    /** Bounds the unfolding of items that refer to each other. */
    private static final int MAX_ITEMS = 20_000;

    /** Digits of a number: 1e999999999 would expand to a gigabyte of them. */
    private static final int MAX_DIGITS = 40;

    private final Set<String> types;
    private final Map<String, JsonNode> byId = new HashMap<>();
    private int unfolded;

    private JsonLdReader(Set<String> types) {
        this.types = types;
    }

    /**
     * Reads the items that the page as a whole is about, in their order.
     *
     * @param types short names of the wanted types
     */
    public static List<SchemaItem> items(PageMarkup markup, Set<String> types) {
        List<String> scripts = markup.jsonLd().stream().map(Element::data).toList();
        if (scripts.stream().noneMatch(script -> types.stream().anyMatch(script::contains))) {
            return List.of();
        }
        JsonLdReader reader = new JsonLdReader(types);
        List<JsonNode> blocks = scripts.stream()
                .flatMap(script -> JsonLdParser.parse(script).stream())
                .toList();
        blocks.forEach(block -> reader.index(block, 0));
        List<SchemaItem> found = new ArrayList<>();
        blocks.forEach(block -> reader.collect(block, found, 0));
        return found;
    }

    /** Indexes items that have an id and further properties, to resolve references to them. */
    private void index(JsonNode node, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (node.isObject() && node.size() > 1 && node.hasNonNull("@id")) {
            byId.putIfAbsent(node.get("@id").asText(), node);
        }
        node.forEach(child -> index(child, depth + 1));
    }

    private void collect(JsonNode node, List<SchemaItem> found, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, found, depth + 1));
        } else if (node.isObject()) {
            if (types(node).stream().anyMatch(types::contains) && found.size() < MAX_ITEMS) {
                found.add(item(node, 0));
            }
            collect(node.path("@graph"), found, depth + 1);
            // The page of a list is not about its items: each has a page of its own.
            if (!node.path("@type").asText().endsWith("List")) {
                collect(node.path("mainEntity"), found, depth + 1);
            }
        }
    }

    private static Set<String> types(JsonNode node) {
        Set<String> types = new LinkedHashSet<>();
        for (JsonNode type : node.path("@type").isArray() ? node.path("@type") : List.of(node.path("@type"))) {
            types.add(SchemaItem.shortName(type.asText()));
        }
        return types;
    }

    private SchemaItem item(JsonNode node, int depth) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        node.properties().forEach(property -> {
            List<Object> all = new ArrayList<>();
            add(property.getValue(), all, depth);
            values.put(property(property.getKey()), all);
        });
        return new SchemaItem(types(node), values);
    }

    private static String property(String name) {
        return name.startsWith("@") || (name.indexOf(':') < 0 && name.indexOf('/') < 0)
                ? name
                : SchemaItem.shortName(name);
    }

    private void add(JsonNode value, List<Object> all, int depth) {
        if (depth > MAX_DEPTH || value.isNull() || value.isMissingNode()) {
            return;
        }
        if (value.isArray()) {
            value.forEach(element -> add(element, all, depth + 1));
        } else if (value.isObject()) {
            if (++unfolded <= MAX_ITEMS) {
                boolean reference = value.size() == 1 && value.has("@id");
                all.add(item(reference ? byId.getOrDefault(value.get("@id").asText(), value) : value, depth + 1));
            }
        } else if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            if (Math.abs(number.scale()) < MAX_DIGITS && number.precision() < MAX_DIGITS) {
                all.add(number);
            }
        } else {
            all.add(text(value.asText()));
        }
    }

    private static String text(String written) {
        return written.indexOf('&') < 0 ? written : Parser.unescapeEntities(written, false);
    }
}
