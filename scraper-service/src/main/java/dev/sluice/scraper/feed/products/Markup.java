package dev.sluice.scraper.feed.products;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The places of a page that can say something about a product, found in one pass over it.
 *
 * @param page itself
 * @param language of its root element, null for none
 * @param metas contents of its meta elements by name in lower case, each in the page's order
 * @param canonical links that name the page's own address
 * @param jsonLd scripts
 * @param scopes things in microdata that are no property of others
 * @param typed things in RDFa that are no property of others
 * @param rows of tables that hold no other table
 * @param marked elements by id, of the ids that Amazon's layout has
 */
record Markup(
        Document page,
        String language,
        Map<String, List<String>> metas,
        List<Element> canonical,
        List<Element> jsonLd,
        List<Element> scopes,
        List<Element> typed,
        List<Element> rows,
        Map<String, List<Element>> marked) {

    static Markup of(Document page) {
        return new MarkupPass(page).run();
    }

    /** The first content among several names, tried in their order. */
    Optional<String> meta(String... names) {
        return Stream.of(names).flatMap(name -> contents(name).stream()).findFirst();
    }

    /** All contents of a name, none of them empty. */
    List<String> contents(String name) {
        return metas.getOrDefault(name, List.of());
    }

    /** What the page says of its language and country. */
    Locality locality() {
        return Locality.of(
                language,
                meta("og:locale").orElse(null),
                meta("content-language", "language").orElse(null));
    }

    Stream<Element> withId(String id) {
        return marked.getOrDefault(id, List.of()).stream();
    }
}
