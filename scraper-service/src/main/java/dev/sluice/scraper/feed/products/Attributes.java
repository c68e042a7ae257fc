package dev.sluice.scraper.feed.products;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads a page's two-column tables: what shops say about a product beside its price. */
final class Attributes {

    private static final int MOST = 200;
    private static final int LONGEST_KEY = 100;
    private static final int LONGEST = 4000;

    private Attributes() {}

    /** Values by {@code snake_case} key in the order of the page; the first of a key wins. */
    static Map<String, String> of(Document page) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Element row : page.select("tr")) {
            List<Element> cells = row.children();
            if (cells.size() == 2 && row.select("table").isEmpty() && found.size() < MOST) {
                String key = key(cells.get(0).text());
                String value = cells.get(1).text().strip();
                if (!key.isEmpty() && key.length() <= LONGEST_KEY && !value.isEmpty()) {
                    // A cut may leave half a character, which cannot be written as UTF-8.
                    found.putIfAbsent(
                            key,
                            value.substring(0, Math.min(LONGEST, value.length()))
                                    .replaceAll("\\p{Cs}", ""));
                }
            }
        }
        return found;
    }

    private static String key(String label) {
        return Normalizer.normalize(label, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_|_$", "");
    }
}
