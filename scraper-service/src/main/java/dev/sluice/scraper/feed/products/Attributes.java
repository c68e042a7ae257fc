package dev.sluice.scraper.feed.products;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Reads a page's two-column tables and Amazon's lists of details: what shops say about a product beside its price. */
final class Attributes {

    /** What Amazon's shops call the brand in their tables. */
    static final List<String> BRANDS = List.of(
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

    /** And the country that it was made in. */
    static final List<String> COUNTRIES = List.of(
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

    private static final int MOST = 200;
    private static final int LONGEST_KEY = 100;
    private static final int LONGEST = 4000;

    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final Map<String, String> found = new LinkedHashMap<>();

    private Attributes() {}

    /** Values by {@code snake_case} key in the order of the page; the first of a key wins. */
    static Map<String, String> of(Markup markup) {
        Attributes attributes = new Attributes();
        markup.rows().forEach(attributes::row);
        Stream.of("detailBullets_feature_div", "detail-bullets")
                .flatMap(markup::withId)
                .flatMap(list -> Texts.elements(list, 1000).stream())
                .filter(element -> element.normalName().equals("li"))
                .forEach(item -> attributes.pair(Texts.of(item)));
        return attributes.found;
    }

    /** The same with what else is known by name, as far as there is room and no row of that name. */
    static Map<String, String> with(Map<String, String> rows, Map<String, String> named) {
        Attributes attributes = new Attributes();
        attributes.found.putAll(rows);
        named.forEach(attributes::add);
        return attributes.found;
    }

    private void row(Element row) {
        List<Element> cells = found.size() < MOST ? row.children() : List.of();
        if (cells.size() == 2) {
            add(Texts.of(cells.get(0)), Texts.of(cells.get(1)));
        }
    }

    private void pair(String text) {
        int colon = text.indexOf(':') >= 0 ? text.indexOf(':') : text.indexOf('：');
        if (colon > 0) {
            add(text.substring(0, colon), text.substring(colon + 1));
        }
    }

    private void add(String label, String text) {
        String key = label.length() > 4 * LONGEST_KEY ? "" : key(label);
        // Marks of direction are for the eye; a cut may leave half a character, which cannot be written as UTF-8.
        String value = text.substring(0, Math.min(LONGEST, text.length()))
                .replaceAll("[\\p{Cs}\\u200e\\u200f\\u202a-\\u202e]", "")
                .strip();
        if (!key.isEmpty() && key.length() <= LONGEST_KEY && !value.isEmpty() && found.size() < MOST) {
            found.putIfAbsent(key, value);
        }
    }

    private static String key(String label) {
        String bare = ACCENTS.matcher(Normalizer.normalize(label, Normalizer.Form.NFKD))
                .replaceAll("");
        String words = OTHERS.matcher(
                        Normalizer.normalize(bare, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("_");
        return words.replaceAll("^_|_$", "");
    }
}
