package dev.sluice.scraper.feed.products;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** Reads what a page says of its product in {@code og:} and {@code product:} meta tags. */
final class OpenGraph {

    private static final Map<String, String[]> FIELDS = Map.of(
            "title", new String[] {"og:title"},
            "imageUrl", new String[] {"og:image:secure_url", "og:image", "og:image:url"},
            "brand", new String[] {"product:brand", "og:brand"},
            "sku", new String[] {"product:retailer_item_id", "product:sku"},
            "gtin", new String[] {"product:ean", "product:gtin", "product:upc", "product:isbn"},
            "mpn", new String[] {"product:mfr_part_no"});

    private final Document page;
    private final Doubts doubts;

    OpenGraph(Document page, Doubts doubts) {
        this.page = page;
        this.doubts = doubts;
    }

    /** Nothing unless the page calls itself a product: every page has a title, and most of them sell nothing. */
    Facts facts() {
        Optional<String> price = meta("product:price:amount", "og:price:amount");
        if (price.isEmpty()
                && meta("og:type").filter(type -> type.contains("product")).isEmpty()) {
            return Facts.NONE;
        }
        Map<String, String> fields = new HashMap<>();
        FIELDS.forEach((field, names) -> meta(names).ifPresent(value -> fields.put(field, value)));
        return new Facts(fields, offer(price));
    }

    private Offer offer(Optional<String> written) {
        Optional<BigDecimal> price = written.flatMap(Money::amount);
        Optional<BigDecimal> sale = meta("product:sale_price:amount").flatMap(Money::amount);
        Offer others = new Offer(
                null,
                null,
                null,
                Terms.availability(
                        meta("product:availability", "og:availability").orElse(null), doubts),
                Terms.condition(meta("product:condition", "og:condition").orElse(null), doubts));
        if (price.isEmpty()) {
            written.ifPresent(text -> doubts.add("price", "not a clear amount: " + text));
            return others;
        }
        if (sale.isPresent() && sale.get().compareTo(price.get()) != 0) {
            doubts.add("price", "a price and a sale price");
            return others;
        }
        Optional<BigDecimal> before = meta("product:original_price:amount").flatMap(Money::amount);
        Optional<String> currency = meta("product:price:currency", "og:price:currency");
        currency.filter(code -> Money.currency(code).isEmpty())
                .ifPresent(code -> doubts.add("currency", "unknown: " + code));
        return new Offer(
                price.get(),
                before.orElse(null),
                currency.or(() -> written.flatMap(Money::currencyBeside))
                        .flatMap(Money::currency)
                        .orElse(null),
                others.availability(),
                others.condition());
    }

    private Optional<String> meta(String... names) {
        return Stream.of(names)
                .flatMap(name ->
                        page.select("meta[property=" + quoted(name) + "],meta[name=" + quoted(name) + "]").stream())
                .map(meta -> meta.attr("content").strip())
                .filter(content -> !content.isEmpty())
                .findFirst();
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
