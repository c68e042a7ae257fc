package dev.sluice.scraper.markup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/** Reads the items in the attributes of a page's elements: microdata, and RDFa as far as it resembles it. */
public final class AttributeDataReader {

    /** Deeper than real pages nest; ends items that refer to each other. */
    private static final int MAX_DEPTH = 12;

    /** Elements visited per page, however often items refer to the same ones. */
    private static final int MAX_ELEMENTS = 1_000_000;

    /** Items read per page; a page about one of them has fewer. */
    private static final int MAX_ITEMS = 300;

    private static final Set<String> ELEMENTS_WITH_SRC = Set.of("img", "audio", "video", "source", "embed", "iframe");

    private final boolean rdfa;
    private Map<String, Element> byId;
    private int visited;

    private AttributeDataReader(boolean rdfa) {
        this.rdfa = rdfa;
    }

    /** Reads the top-level microdata items of the wanted types, given as short names. */
    public static List<SchemaItem> microdata(PageMarkup markup, Set<String> types) {
        return new AttributeDataReader(false).read(markup.scopes(), types);
    }

    /** Reads the top-level RDFa items of the wanted types, given as short names. */
    public static List<SchemaItem> rdfa(PageMarkup markup, Set<String> types) {
        return new AttributeDataReader(true).read(markup.typed(), types);
    }

    private List<SchemaItem> read(List<Element> scopes, Set<String> types) {
        return scopes.stream()
                .filter(scope -> types(scope).stream().anyMatch(types::contains))
                .limit(MAX_ITEMS)
                .map(scope -> item(scope, 0))
                .toList();
    }

    private Set<String> types(Element scope) {
        return words(scope.attr(rdfa ? "typeof" : "itemtype"))
                .map(SchemaItem::shortName)
                .collect(Collectors.toSet());
    }

    private SchemaItem item(Element scope, int depth) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        gather(scope, scope, values, depth);
        if (!rdfa) {
            words(scope.attr("itemref")).distinct().forEach(id -> {
                Element other = element(scope, id);
                if (other != null) {
                    gather(other, scope, values, depth);
                }
            });
        }
        return new SchemaItem(types(scope), values);
    }

    private void gather(Element from, Element scope, Map<String, List<Object>> values, int depth) {
        from.filter((Node node, int below) -> {
            if (!(node instanceof Element element) || element.equals(scope)) {
                return NodeFilter.FilterResult.CONTINUE;
            }
            if (++visited > MAX_ELEMENTS) {
                return NodeFilter.FilterResult.STOP;
            }
            boolean item = element.hasAttr(rdfa ? "typeof" : "itemscope");
            List<String> properties = properties(element);
            if (!properties.isEmpty() && (!item || depth < MAX_DEPTH)) {
                Object value = item ? item(element, depth + 1) : value(element);
                properties.forEach(property -> values.computeIfAbsent(property, key -> new ArrayList<>())
                        .add(value));
            }
            return item ? NodeFilter.FilterResult.SKIP_CHILDREN : NodeFilter.FilterResult.CONTINUE;
        });
    }

    private List<String> properties(Element element) {
        String names = element.attr(rdfa ? "property" : "itemprop");
        return names.isEmpty()
                ? List.of()
                : words(names)
                        // og:title in RDFa is not this item's title.
                        .filter(name -> !rdfa || name.indexOf(':') < 0 || name.contains("schema"))
                        .map(SchemaItem::shortName)
                        .map(name -> name.equals("offerDetails") ? "offers" : name)
                        .toList();
    }

    private static Object value(Element element) {
        String tag = element.normalName();
        if (element.hasAttr("content")) {
            return element.attr("content");
        }
        if (element.hasAttr("href")) {
            return element.absUrl("href");
        }
        if (ELEMENTS_WITH_SRC.contains(tag) && element.hasAttr("src")) {
            return element.absUrl("src");
        }
        if (tag.equals("time") && element.hasAttr("datetime")) {
            return element.attr("datetime");
        }
        if ((tag.equals("data") || tag.equals("meter")) && element.hasAttr("value")) {
            return element.attr("value");
        }
        return new SchemaItem.VisibleValue(VisibleText.of(element));
    }

    private Element element(Element scope, String id) {
        if (byId == null) {
            byId = new HashMap<>();
            scope.root().stream()
                    .filter(element -> element.hasAttr("id"))
                    .forEach(element -> byId.putIfAbsent(element.id(), element));
        }
        return byId.get(id);
    }

    private static Stream<String> words(String attribute) {
        return Arrays.stream(attribute.strip().split("\\s+", -1)).filter(word -> !word.isEmpty());
    }
}
