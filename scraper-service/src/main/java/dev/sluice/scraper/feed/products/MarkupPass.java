package dev.sluice.scraper.feed.products;

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

/** The one pass over a page that finds the places for {@link Markup}; its time grows with the page and no faster. */
final class MarkupPass implements NodeVisitor {

    /** A page has a handful of each; more are somebody's attack or mistake. */
    private static final int MOST = 2000;

    private static final int SAME_ID = 6;

    private final Document page;
    private final Map<String, List<String>> metas = new HashMap<>();
    private final List<Element> canonical = new ArrayList<>();
    private final List<Element> jsonLd = new ArrayList<>();
    private final List<Element> scopes = new ArrayList<>();
    private final List<Element> typed = new ArrayList<>();
    private final List<Element> rows = new ArrayList<>();
    private final Set<Element> outerRows = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, List<Element>> marked = new HashMap<>();
    private String language;

    MarkupPass(Document page) {
        this.page = page;
    }

    Markup run() {
        page.traverse(this);
        rows.removeIf(outerRows::contains);
        return new Markup(page, language, metas, canonical, jsonLd, scopes, typed, rows, marked);
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
        if (!id.isEmpty() && AmazonPlaces.IDS.contains(id)) {
            List<Element> same = marked.computeIfAbsent(id, key -> new ArrayList<>(1));
            if (same.size() < SAME_ID) {
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
            if (!name.isEmpty() && (metas.size() < MOST || metas.containsKey(name))) {
                add(metas.computeIfAbsent(name, key -> new ArrayList<>(1)), content);
            }
        }
    }

    private void link(Element link) {
        if (link.attr("rel").equalsIgnoreCase("canonical")) {
            add(canonical, link);
        }
    }

    /** A row that holds a table is layout and no fact. */
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
        if (found.size() < MOST) {
            found.add(next);
        }
    }
}
