package dev.sluice.scraper.feed.products;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;

/** Brings what was found to the types and limits of the contract; what does not fit is left out with a doubt. */
final class Fields {

    /** Halves of characters are among them: they cannot be written as UTF-8. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cs}]+");

    private static final BigDecimal BEST = BigDecimal.valueOf(5);

    private final Map<String, String> found;
    private final Map<String, String> attributes;
    private final Doubts doubts;
    private final Map<String, String> sources;

    /**
     * A cleaner of one page's facts.
     *
     * @param found by field, as written
     * @param attributes of the page's tables, which complete them
     * @param sources takes where a field came from that only a table or an address gives
     */
    Fields(Map<String, String> found, Map<String, String> attributes, Doubts doubts, Map<String, String> sources) {
        this.found = found;
        this.attributes = attributes;
        this.doubts = doubts;
        this.sources = sources;
    }

    String text(String field, int longest) {
        return cut(field, clean(found.get(field)), longest);
    }

    /** From the markup, else from the page's tables. */
    String countryOfOrigin() {
        String said = text("countryOfOrigin", 200);
        return said == null ? cut("countryOfOrigin", table("countryOfOrigin", "country_of_origin"), 200) : said;
    }

    /** Amazon's number: from the markup, a table, or the address. */
    String asin(URI address) {
        return Optional.ofNullable(clean(found.get("asin")))
                .or(() -> Optional.ofNullable(table("asin", "asin")))
                .map(asin -> asin.toUpperCase(Locale.ROOT))
                .filter(Addresses::asin)
                .or(() -> Addresses.asin(address).map(asin -> from(Source.ADDRESS, "asin", asin)))
                .orElse(null);
    }

    private String table(String field, String attribute) {
        String value = clean(attributes.get(attribute));
        return value == null ? null : from(Source.TABLE, field, value);
    }

    private String from(Source source, String field, String value) {
        sources.put(field, source.label());
        return value;
    }

    String gtin() {
        String raw = clean(found.get("gtin"));
        String digits = raw == null ? null : raw.replaceAll("(?i)^(ean|gtin|upc)\\W*|[\\s-]", "");
        if (digits == null || digits.matches("[0-9]{8,14}")) {
            return digits;
        }
        doubts.add("gtin", "not 8 to 14 digits: " + raw);
        return null;
    }

    /** A list price below the price would be no reduction but a mistake. */
    BigDecimal listPrice(Offer offer) {
        BigDecimal before = offer.listPrice();
        if (before == null || (offer.price() != null && before.compareTo(offer.price()) >= 0)) {
            return before;
        }
        doubts.add("listPrice", "lower than the price: " + before.toPlainString());
        return null;
    }

    /** Of at most five; another scale is converted. */
    BigDecimal rating() {
        Optional<BigDecimal> value = number("rating");
        BigDecimal best = number("bestRating").filter(top -> top.signum() > 0).orElse(BEST);
        if (value.isEmpty() || value.get().compareTo(best) <= 0) {
            return value.map(rating -> best.compareTo(BEST) == 0
                            ? rating
                            : rating.multiply(BEST).divide(best, 2, RoundingMode.HALF_UP))
                    .orElse(null);
        }
        doubts.add("rating", "more than the best: " + value.get().toPlainString());
        return null;
    }

    Long ratingCount() {
        String raw = clean(found.get("ratingCount"));
        if (raw == null) {
            return null;
        }
        String digits = raw.replaceAll("(?<=\\d)[,. ](?=\\d{3}(\\D|$))", "");
        if (digits.matches("\\d{1,15}")) {
            return Long.valueOf(digits);
        }
        doubts.add("ratingCount", "not a number: " + raw);
        return null;
    }

    String image(Document page) {
        String raw = clean(found.get("imageUrl"));
        String image = raw == null ? null : StringUtil.resolve(page.baseUri(), raw);
        return image == null || image.isEmpty() || image.length() > 2000 ? null : image;
    }

    private Optional<BigDecimal> number(String field) {
        return Optional.ofNullable(clean(found.get(field)))
                .map(text -> text.replace(',', '.'))
                .filter(text -> text.matches("\\d{1,9}(\\.\\d{1,20})?"))
                .map(BigDecimal::new);
    }

    private String cut(String field, String text, int longest) {
        if (text == null || text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        doubts.add(field, "cut to " + longest + " characters");
        return text.substring(0, text.offsetByCodePoints(0, longest));
    }

    private static String clean(String raw) {
        String text = raw == null ? "" : BLANKS.matcher(raw).replaceAll(" ").strip();
        return text.isEmpty() ? null : text;
    }
}
