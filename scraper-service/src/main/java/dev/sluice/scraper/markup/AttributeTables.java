package dev.sluice.scraper.markup;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Reads attributes from a page's two-column tables and from lists of labelled values. */
public final class AttributeTables {

    private static final int MAX_ATTRIBUTES = 200;
    private static final int MAX_KEY_LENGTH = 100;
    private static final int MAX_VALUE_LENGTH = 4000;

    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");
    private static final Pattern NON_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final Map<String, String> found = new LinkedHashMap<>();

    private AttributeTables() {}

    /**
     * Reads the attributes; the first value of a key wins.
     *
     * @param lists ids of lists whose items have the form {@code label: value}
     * @return values by {@code snake_case} key, in the page's order
     */
    public static Map<String, String> of(PageMarkup markup, String... lists) {
        AttributeTables attributes = new AttributeTables();
        markup.rows().forEach(attributes::row);
        Stream.of(lists)
                .flatMap(markup::withId)
                .flatMap(list -> VisibleText.elements(list, 1000).stream())
                .filter(element -> element.normalName().equals("li"))
                .forEach(item -> attributes.pair(VisibleText.of(item)));
        return attributes.found;
    }

    /** The rows, completed by named values of other keys up to 200 in all. */
    public static Map<String, String> with(Map<String, String> rows, Map<String, String> named) {
        AttributeTables attributes = new AttributeTables();
        attributes.found.putAll(rows);
        named.forEach(attributes::add);
        return attributes.found;
    }

    private void row(Element row) {
        List<Element> cells = found.size() < MAX_ATTRIBUTES ? row.children() : List.of();
        if (cells.size() == 2) {
            add(VisibleText.of(cells.get(0)), VisibleText.of(cells.get(1)));
        }
    }

    private void pair(String text) {
        int colon = text.indexOf(':') >= 0 ? text.indexOf(':') : text.indexOf('：');
        if (colon > 0) {
            add(text.substring(0, colon), text.substring(colon + 1));
        }
    }

    private void add(String label, String text) {
        String key = label.length() > 4 * MAX_KEY_LENGTH ? "" : key(label);
        // Direction marks are not content; the cut may leave an unpaired surrogate, which cannot be encoded as UTF-8.
        String value = text.substring(0, Math.min(MAX_VALUE_LENGTH, text.length()))
                .replaceAll("[\\p{Cs}\\u200e\\u200f\\u202a-\\u202e]", "")
                .strip();
        if (!key.isEmpty() && key.length() <= MAX_KEY_LENGTH && !value.isEmpty() && found.size() < MAX_ATTRIBUTES) {
            found.putIfAbsent(key, value);
        }
    }

    private static String key(String label) {
        String bare = ACCENTS.matcher(Normalizer.normalize(label, Normalizer.Form.NFKD))
                .replaceAll("");
        String words = NON_WORD.matcher(
                        Normalizer.normalize(bare, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("_");
        return words.replaceAll("^_|_$", "");
    }
}
