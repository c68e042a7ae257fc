package dev.sluice.scraper.feed.products;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads what a page says in microdata: {@code itemscope}, {@code itemprop} and their attributes. */
final class Microdata {

    /** A limit for things that refer to each other; no shop nests deeper. */
    private static final int DEPTH = 12;

    private static final Set<String> WITH_SOURCE = Set.of("img", "audio", "video", "source", "embed", "iframe");

    private Microdata() {}

    /** The things that stand by themselves, and those that a page names as its main one, in their order. */
    static List<Item> items(Document page) {
        return page.select("[itemscope]").stream()
                .filter(scope ->
                        !scope.hasAttr("itemprop") || scope.attr("itemprop").equals("mainEntity"))
                .map(scope -> item(scope, 0))
                .toList();
    }

    private static Item item(Element scope, int depth) {
        Set<String> types = words(scope.attr("itemtype")).map(Item::shortName).collect(Collectors.toSet());
        Map<String, List<Object>> values = new LinkedHashMap<>();
        scope.children().forEach(child -> gather(child, values, depth));
        words(scope.attr("itemref"))
                .map(scope.root()::getElementById)
                .filter(element -> element != null)
                .forEach(element -> gather(element, values, depth));
        return new Item(types, values);
    }

    private static void gather(Element element, Map<String, List<Object>> values, int depth) {
        if (depth > DEPTH) {
            return;
        }
        boolean thing = element.hasAttr("itemscope");
        if (element.hasAttr("itemprop")) {
            Object value = thing ? item(element, depth + 1) : value(element);
            words(element.attr("itemprop"))
                    .forEach(property -> values.computeIfAbsent(Item.shortName(property), key -> new ArrayList<>())
                            .add(value));
        }
        if (!thing) {
            element.children().forEach(child -> gather(child, values, depth));
        }
    }

    private static String value(Element element) {
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
        return element.text();
    }

    private static Stream<String> words(String attribute) {
        return Arrays.stream(attribute.strip().split("\\s+", -1)).filter(word -> !word.isEmpty());
    }
}
