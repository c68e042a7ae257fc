package dev.sluice.scraper.markup;

import dev.sluice.scraper.money.PageLocale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The parts of a page that carry structured data, found in one pass over it.
 *
 * @param page that was scanned
 * @param language of its root element, null for none
 * @param metas contents of its meta elements by name in lower case (OpenGraph among them), each in the page's order
 * @param canonical links that name the page's own address
 * @param jsonLd its JSON-LD script elements
 * @param scopes top-level microdata items
 * @param typed top-level RDFa items
 * @param rows of tables, without those that hold another table
 * @param byId elements by id, for the ids that were asked for
 */
public record PageMarkup(
        Document page,
        String language,
        Map<String, List<String>> metas,
        List<Element> canonical,
        List<Element> jsonLd,
        List<Element> scopes,
        List<Element> typed,
        List<Element> rows,
        Map<String, List<Element>> byId) {

    /** Scans a page; {@code ids} are those of elements to be found besides. */
    public static PageMarkup of(Document page, Set<String> ids) {
        return new MarkupScanner(page, ids).scan();
    }

    /** The first content among several meta names, tried in their order. */
    public Optional<String> meta(String... names) {
        return Stream.of(names).flatMap(name -> contents(name).stream()).findFirst();
    }

    /** All contents of a meta name, none of them empty. */
    public List<String> contents(String name) {
        return metas.getOrDefault(name, List.of());
    }

    /** The language and country that the page states. */
    public PageLocale locale() {
        return PageLocale.of(
                language,
                meta("og:locale").orElse(null),
                meta("content-language", "language").orElse(null));
    }

    /** Elements with one of the ids that were asked for. */
    public Stream<Element> withId(String id) {
        return byId.getOrDefault(id, List.of()).stream();
    }
}
