package dev.sluice.scraper.feed.products;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Reads the brand from the line below Amazon's title, in the languages of its shops, else from the tables. */
final class AmazonBrand {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** The brand between the words of a shop; of two patterns that fit the more special one stands first. */
    private static final List<Pattern> LINES = Stream.of(
                    "(?:Brand|Marke|Marque|Marca|ブランド|Merk|Marka|Varumärke|Mærke|Merkki|Značka|العلامة التجارية|品牌|브랜드)"
                            + "\\s*[:：]\\s*(.+)",
                    "Visit the (.+) Store",
                    "Besuche(?:n Sie)? den (.+?)[- ]Store",
                    "Visiter la boutique (?:de )?(.+)",
                    "Visita(?:r)? la (?:tienda|Store) (?:de )?(.+)",
                    "Visita lo Store di (.+)",
                    "Visite a loja (?:da |do |de )?(.+)",
                    "(.+?)\\s*(?:の)?ストアを表示",
                    "Bezoek de (.+?)[- ](?:Store|winkel)",
                    "Odwiedź sklep (.+)",
                    "Besök (.+?)[- ]butiken",
                    "Besök butiken (.+)",
                    "(.+?) (?:Store'u|Mağazasını|Mağazası'nı) ziyaret edin?",
                    "تفضل بزيارة متجر (.+)",
                    "زيارة متجر (.+)",
                    "访问(.+?)(?:品牌)?旗舰店")
            .map(line -> Pattern.compile(line, FLAGS))
            .toList();

    private AmazonBrand() {}

    /** The brand; null where the page names none that is one beyond doubt. */
    static String of(Markup markup, Map<String, String> attributes) {
        return Stream.of("bylineInfo", "brand")
                .flatMap(markup::withId)
                // Of a book the line names its authors.
                .filter(line -> line.getElementsByClass("author").isEmpty())
                .flatMap(line -> brand(line).stream())
                .findFirst()
                .or(() -> Attributes.BRANDS.stream()
                        .map(attributes::get)
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElse(null);
    }

    private static Optional<String> brand(Element line) {
        String text = Texts.of(line).replaceAll("\\p{Cf}", "").strip();
        Optional<String> named = LINES.stream()
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::matches)
                .map(words -> words.group(1).strip())
                .findFirst();
        // The old layout has nothing but the brand there.
        boolean plain = line.id().equals("brand") && !text.isEmpty() && text.length() <= 60;
        return named.or(() -> plain ? Optional.of(text) : Optional.empty());
    }
}
