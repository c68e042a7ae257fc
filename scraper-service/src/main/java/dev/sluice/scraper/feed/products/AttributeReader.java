package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.markup.PageMarkup;
import dev.sluice.scraper.markup.VisibleText;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Reads a product's attributes from a page's two-column tables and Amazon's lists of details. */
final class AttributeReader {

    /** Keys of the brand in tables of Amazon's shops. */
    static final List<String> BRAND_KEYS = List.of(
            "brand",
            "brand_name",
            "marke",
            "markenname",
            "marque",
            "nom_de_marque",
            "marca",
            "nombre_de_la_marca",
            "nome_da_marca",
            "ブランド",
            "ブランド名",
            "merk",
            "merknaam",
            "marka",
            "nazwa_marki",
            "varumarke",
            "marka_adi",
            "品牌");

    /** Keys of the country of origin in tables of Amazon's shops. */
    static final List<String> COUNTRY_KEYS = List.of(
            "country_of_origin",
            "herkunftsland",
            "ursprungsland",
            "pays_d_origine",
            "pais_de_origen",
            "paese_di_origine",
            "原産国",
            "原産国_地域",
            "pais_de_origem",
            "land_van_herkomst",
            "land_van_oorsprong",
            "kraj_pochodzenia",
            "mensei_ulke",
            "mense_ulke",
            "原产国");

    private static final int MAX_ATTRIBUTES = 200;
    private static final int MAX_KEY_LENGTH = 100;
    private static final int MAX_VALUE_LENGTH = 4000;

    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");
    private static final Pattern NON_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final Map<String, String> found = new LinkedHashMap<>();

    private AttributeReader() {}

    /** Values by {@code snake_case} key in the page's order; the first value of a key wins. */
    static Map<String, String> of(PageMarkup markup) {
        AttributeReader attributes = new AttributeReader();
        markup.rows().forEach(attributes::row);
        Stream.of("detailBullets_feature_div", "detail-bullets")
                .flatMap(markup::withId)
                .flatMap(list -> VisibleText.elements(list, 1000).stream())
                .filter(element -> element.normalName().equals("li"))
                .forEach(item -> attributes.pair(VisibleText.of(item)));
        return attributes.found;
    }

    /** The rows, completed by named values of other keys up to the maximum. */
    static Map<String, String> with(Map<String, String> rows, Map<String, String> named) {
        AttributeReader attributes = new AttributeReader();
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
