package dev.sluice.scraper.feed.products;

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

/** Reads what a page says in JSON-LD blocks, however they are nested. */
final class JsonLd {

    /** Deeper than any shop nests, and a limit for things that contain each other. */
    private static final int DEPTH = 12;

    /** Things that refer to each other in many ways could be unfolded for ever. */
    private static final int MOST = 20_000;

    /** Digits of a number; 1e999999999 would be a gigabyte of them. */
    private static final int LONGEST = 40;

    private final Map<String, JsonNode> named = new HashMap<>();
    private int unfolded;

    private JsonLd() {}

    /** The products that the page as a whole is about, in their order. */
    static List<Item> items(Markup markup) {
        List<String> scripts = markup.jsonLd().stream().map(Element::data).toList();
        if (scripts.stream().noneMatch(Item::mayHoldProduct)) {
            return List.of();
        }
        JsonLd reader = new JsonLd();
        List<JsonNode> blocks = scripts.stream()
                .flatMap(script -> JsonBlocks.of(script).stream())
                .toList();
        blocks.forEach(block -> reader.name(block, 0));
        List<Item> found = new ArrayList<>();
        blocks.forEach(block -> reader.collect(block, found, 0));
        return found;
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
            if (Item.mayBeProduct(types(node)) && found.size() < MOST) {
                found.add(item(node, 0));
            }
            collect(node.path("@graph"), found, depth + 1);
            // The things of a list are not what its page is about; each has a page of its own.
            if (!node.path("@type").asText().endsWith("List")) {
                collect(node.path("mainEntity"), found, depth + 1);
            }
        }
    }

    private static Set<String> types(JsonNode node) {
        Set<String> types = new LinkedHashSet<>();
        for (JsonNode type : node.path("@type").isArray() ? node.path("@type") : List.of(node.path("@type"))) {
            types.add(Item.shortName(type.asText()));
        }
        return types;
    }

    private Item item(JsonNode node, int depth) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        node.properties().forEach(property -> {
            List<Object> all = new ArrayList<>();
            add(property.getValue(), all, depth);
            values.put(property(property.getKey()), all);
        });
        return new Item(types(node), values);
    }

    private static String property(String name) {
        return name.startsWith("@") || (name.indexOf(':') < 0 && name.indexOf('/') < 0) ? name : Item.shortName(name);
    }

    private void add(JsonNode value, List<Object> all, int depth) {
        if (depth > DEPTH || value.isNull() || value.isMissingNode()) {
            return;
        }
        if (value.isArray()) {
            value.forEach(element -> add(element, all, depth + 1));
        } else if (value.isObject()) {
            if (++unfolded <= MOST) {
                boolean reference = value.size() == 1 && value.has("@id");
                all.add(item(reference ? named.getOrDefault(value.get("@id").asText(), value) : value, depth + 1));
            }
        } else if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            if (Math.abs(number.scale()) < LONGEST && number.precision() < LONGEST) {
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
