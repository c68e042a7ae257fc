package dev.sluice.scraper.feed.products;

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

/** Reads the things that stand in the attributes of a page's elements: microdata, and RDFa as far as it is like it. */
final class Things {

    /** A limit for things that refer to each other; no shop nests deeper. */
    private static final int DEPTH = 12;

    /** Elements that are looked at, however often things refer to the same ones. */
    private static final int MOST = 1_000_000;

    /** Products of a list; a page about one of them has fewer. */
    private static final int LISTED = 300;

    private static final Set<String> WITH_SOURCE = Set.of("img", "audio", "video", "source", "embed", "iframe");

    private final boolean rdfa;
    private Map<String, Element> byId;
    private int looked;

    private Things(boolean rdfa) {
        this.rdfa = rdfa;
    }

    /** The products of the page in microdata that are no property of something else. */
    static List<Item> microdata(Markup markup) {
        return new Things(false).read(markup.scopes());
    }

    /** The same in RDFa. */
    static List<Item> rdfa(Markup markup) {
        return new Things(true).read(markup.typed());
    }

    private List<Item> read(List<Element> scopes) {
        return scopes.stream()
                .filter(scope -> Item.mayBeProduct(types(scope)))
                .limit(LISTED)
                .map(scope -> item(scope, 0))
                .filter(Item::product)
                .toList();
    }

    private Set<String> types(Element scope) {
        return words(scope.attr(rdfa ? "typeof" : "itemtype"))
                .map(Item::shortName)
                .collect(Collectors.toSet());
    }

    private Item item(Element scope, int depth) {
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
        return new Item(types(scope), values);
    }

    private void gather(Element from, Element scope, Map<String, List<Object>> values, int depth) {
        from.filter((Node node, int below) -> {
            if (!(node instanceof Element element) || element.equals(scope)) {
                return NodeFilter.FilterResult.CONTINUE;
            }
            if (++looked > MOST) {
                return NodeFilter.FilterResult.STOP;
            }
            boolean thing = element.hasAttr(rdfa ? "typeof" : "itemscope");
            List<String> properties = properties(element);
            if (!properties.isEmpty() && (!thing || depth < DEPTH)) {
                Object value = thing ? item(element, depth + 1) : value(element);
                properties.forEach(property -> values.computeIfAbsent(property, key -> new ArrayList<>())
                        .add(value));
            }
            return thing ? NodeFilter.FilterResult.SKIP_CHILDREN : NodeFilter.FilterResult.CONTINUE;
        });
    }

    private List<String> properties(Element element) {
        String names = element.attr(rdfa ? "property" : "itemprop");
        return names.isEmpty()
                ? List.of()
                : words(names)
                        // og:title in RDFa is not this thing's title.
                        .filter(name -> !rdfa || name.indexOf(':') < 0 || name.contains("schema"))
                        .map(Item::shortName)
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
        if (WITH_SOURCE.contains(tag) && element.hasAttr("src")) {
            return element.absUrl("src");
        }
        if (tag.equals("time") && element.hasAttr("datetime")) {
            return element.attr("datetime");
        }
        if ((tag.equals("data") || tag.equals("meter")) && element.hasAttr("value")) {
            return element.attr("value");
        }
        return new Item.Visible(Texts.of(element));
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
