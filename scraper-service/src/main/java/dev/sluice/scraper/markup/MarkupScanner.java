package dev.sluice.scraper.markup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/** Collects the elements of a {@link PageMarkup} in one pass over a page, in time linear to its size. */
final class MarkupScanner implements NodeVisitor {

    /** Elements of a kind; real pages have a handful, and many more are an attack or a mistake. */
    private static final int MAX_ELEMENTS = 2000;

    private static final int MAX_SAME_ID = 6;

    private final Document page;
    private final Set<String> ids;
    private final Map<String, List<String>> metas = new HashMap<>();
    private final List<Element> canonical = new ArrayList<>();
    private final List<Element> jsonLd = new ArrayList<>();
    private final List<Element> scopes = new ArrayList<>();
    private final List<Element> typed = new ArrayList<>();
    private final List<Element> rows = new ArrayList<>();
    private final Set<Element> outerRows = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, List<Element>> byId = new HashMap<>();
    private String language;

    MarkupScanner(Document page, Set<String> ids) {
        this.page = page;
        this.ids = ids;
    }

    PageMarkup scan() {
        page.traverse(this);
        rows.removeIf(outerRows::contains);
        return new PageMarkup(page, language, metas, canonical, jsonLd, scopes, typed, rows, byId);
    }

    @Override
    public void head(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        switch (element.normalName()) {
            case "script" -> script(element);
            case "meta" -> meta(element);
            case "link" -> link(element);
            case "html" -> language = element.attr("lang").isEmpty() ? element.attr("xml:lang") : element.attr("lang");
            case "tr" -> add(rows, element);
            case "table" -> outer(element);
            default -> {}
        }
        if (element.attributesSize() > 0) {
            attributes(element);
        }
    }

    private void attributes(Element element) {
        if (element.hasAttr("itemscope") && standsAlone(element, "itemprop")) {
            add(scopes, element);
        }
        if (element.hasAttr("typeof") && standsAlone(element, "property")) {
            add(typed, element);
        }
        String id = element.id();
        if (!id.isEmpty() && ids.contains(id)) {
            List<Element> same = byId.computeIfAbsent(id, key -> new ArrayList<>(1));
            if (same.size() < MAX_SAME_ID) {
                same.add(element);
            }
        }
    }

    private static boolean standsAlone(Element element, String property) {
        return !element.hasAttr(property) || element.attr(property).equals("mainEntity");
    }

    private void script(Element script) {
        if (script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
            add(jsonLd, script);
        }
    }

    private void meta(Element meta) {
        String content = meta.attr("content").strip();
        if (content.isEmpty()) {
            return;
        }
        for (String attribute : List.of("property", "name", "http-equiv")) {
            String name = meta.attr(attribute).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && (metas.size() < MAX_ELEMENTS || metas.containsKey(name))) {
                add(metas.computeIfAbsent(name, key -> new ArrayList<>(1)), content);
            }
        }
    }

    private void link(Element link) {
        if (link.attr("rel").equalsIgnoreCase("canonical")) {
            add(canonical, link);
        }
    }

    /** A row that contains a table is layout. */
    private void outer(Element table) {
        Element above = table.parent();
        while (above != null
                && !above.normalName().equals("tr")
                && !above.normalName().equals("table")) {
            above = above.parent();
        }
        if (above != null && above.normalName().equals("tr")) {
            outerRows.add(above);
        }
    }

    private static <T> void add(List<T> found, T next) {
        if (found.size() < MAX_ELEMENTS) {
            found.add(next);
        }
    }
}
