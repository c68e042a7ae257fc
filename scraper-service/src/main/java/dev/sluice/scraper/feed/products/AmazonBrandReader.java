package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.markup.PageMarkup;
import dev.sluice.scraper.markup.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Reads the brand from the line below Amazon's title, in the languages of its shops, or else from the tables. */
final class AmazonBrandReader {

    /** In characters; a byline is shorter. */
    private static final int MAX_LENGTH = 200;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** Phrases around the brand; the more specific of two that match comes first. */
    private static final List<Pattern> BYLINES = Stream.of(
                    "(?:Brand|Marke|Marque|Marca|ブランド|Merk|Marka|Varumärke|Mærke|Merkki|Značka|العلامة التجارية|品牌|브랜드)"
                            + "\\s*[:：]\\s*(.+)",
                    "Visit the (.+) Store",
                    "Besuche(?:n Sie)? den (.+?)[- ]Store",
                    "Visiter la boutique (?:de )?(.+)",
                    "Visita(?:r)? la (?:tienda|Store) (?:de )?(.+)",
                    "Visita lo Store di (.+)",
                    "Visite a loja (?:da |do |de )?(.+)",
                    "(.+?) ?の?ストアを表示",
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

    private AmazonBrandReader() {}

    /** The brand; null if the page names none with certainty. */
    static String of(PageMarkup markup, Map<String, String> attributes) {
        return Stream.of("bylineInfo", "brand")
                .flatMap(markup::withId)
                // The line of a book names its authors.
                .filter(line -> line.getElementsByClass("author").isEmpty())
                .flatMap(line -> brand(line).stream())
                .findFirst()
                .or(() -> AmazonSelectors.attributeKeys("brand").stream()
                        .map(attributes::get)
                        .filter(Objects::nonNull)
                        .findFirst())
                .orElse(null);
    }

    private static Optional<String> brand(Element line) {
        String text = VisibleText.of(line).replaceAll("\\p{Cf}", "").strip();
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Optional<String> named = BYLINES.stream()
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::matches)
                .map(words -> words.group(1).strip())
                .findFirst();
        // The old layout has only the brand there.
        boolean plain = line.id().equals("brand") && !text.isEmpty() && text.length() <= 60;
        return named.or(() -> plain ? Optional.of(text) : Optional.empty());
    }
}
