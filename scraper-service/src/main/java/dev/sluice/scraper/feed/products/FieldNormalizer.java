package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.feed.products.ProductFacts.FactSource;
import dev.sluice.scraper.markup.VisibleText;
import dev.sluice.scraper.markup.Warnings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;

/** Converts extracted texts to the types and limits of the contract; a value that does not fit is dropped with a warning. */
final class FieldNormalizer {

    private static final BigDecimal MAX_RATING = BigDecimal.valueOf(5);

    private final Map<String, String> found;
    private final Map<String, String> attributes;
    private final Warnings warnings;
    private final Map<String, String> sources;

    /** Takes the texts found by field, and their sources, to which those of tables and addresses are added. */
    FieldNormalizer(
            Map<String, String> found, Map<String, String> attributes, Warnings warnings, Map<String, String> sources) {
        this.found = found;
        this.attributes = attributes;
        this.warnings = warnings;
        this.sources = sources;
    }

    String text(String field, int maxLength) {
        return warnings.cut(field, VisibleText.clean(found.get(field)), maxLength);
    }

    /** The country of origin from the markup, else from the page's tables. */
    String countryOfOrigin() {
        String marked = text("countryOfOrigin", 200);
        return marked == null
                ? warnings.cut("countryOfOrigin", table("countryOfOrigin", "country_of_origin"), 200)
                : marked;
    }

    /** The ASIN from the markup, a table or the address. */
    String asin(URI address) {
        return Optional.ofNullable(VisibleText.clean(found.get("asin")))
                .or(() -> Optional.ofNullable(table("asin", "asin")))
                .map(asin -> asin.toUpperCase(Locale.ROOT))
                .filter(ShopAddresses::isAsin)
                .or(() -> ShopAddresses.asin(address).map(asin -> from(FactSource.ADDRESS, "asin", asin)))
                .orElse(null);
    }

    private String table(String field, String attribute) {
        String value = VisibleText.clean(attributes.get(attribute));
        return value == null ? null : from(FactSource.TABLE, field, value);
    }

    private String from(FactSource source, String field, String value) {
        sources.put(field, source.label());
        return value;
    }

    String gtin() {
        String raw = VisibleText.clean(found.get("gtin"));
        String digits = raw == null ? null : raw.replaceAll("(?i)^(ean|gtin|upc)\\W*|[\\s-]", "");
        if (digits == null || digits.matches("[0-9]{8,14}")) {
            return digits;
        }
        warnings.add("gtin", "not 8 to 14 digits: " + raw);
        return null;
    }

    /** A list price below the price is a mistake. */
    BigDecimal listPrice(Offer offer) {
        BigDecimal before = offer.listPrice();
        if (before == null || (offer.price() != null && before.compareTo(offer.price()) >= 0)) {
            return before;
        }
        warnings.add("listPrice", "lower than the price: " + before.toPlainString());
        return null;
    }

    /** The rating on a scale up to five; others are converted. */
    BigDecimal rating() {
        Optional<BigDecimal> value = number("rating");
        BigDecimal best = number("bestRating").filter(top -> top.signum() > 0).orElse(MAX_RATING);
        if (value.isEmpty() || value.get().compareTo(best) <= 0) {
            return value.map(rating -> best.compareTo(MAX_RATING) == 0
                            ? rating
                            : rating.multiply(MAX_RATING).divide(best, 2, RoundingMode.HALF_UP))
                    .orElse(null);
        }
        warnings.add("rating", "more than the best: " + value.get().toPlainString());
        return null;
    }

    Long ratingCount() {
        String raw = VisibleText.clean(found.get("ratingCount"));
        if (raw == null) {
            return null;
        }
        String digits = raw.replaceAll("(?<=\\d)[,. ](?=\\d{3}(\\D|$))", "");
        if (digits.matches("\\d{1,15}")) {
            return Long.valueOf(digits);
        }
        warnings.add("ratingCount", "not a number: " + raw);
        return null;
    }

    String image(Document page) {
        String raw = VisibleText.clean(found.get("imageUrl"));
        String image = raw == null ? null : StringUtil.resolve(page.baseUri(), raw);
        return image == null || image.isEmpty() || image.length() > 2000 ? null : image;
    }

    private Optional<BigDecimal> number(String field) {
        return Optional.ofNullable(VisibleText.clean(found.get(field)))
                .map(text -> text.replace(',', '.'))
                .filter(text -> text.matches("\\d{1,9}(\\.\\d{1,20})?"))
                .map(BigDecimal::new);
    }
}
