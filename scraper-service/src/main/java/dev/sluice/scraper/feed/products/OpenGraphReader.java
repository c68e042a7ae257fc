package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.feed.products.ProductFacts.FactSource;
import dev.sluice.scraper.markup.PageMarkup;
import dev.sluice.scraper.markup.SchemaOrgTerms;
import dev.sluice.scraper.markup.Warnings;
import dev.sluice.scraper.money.Currencies;
import dev.sluice.scraper.money.Money;
import dev.sluice.scraper.money.PriceParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a product from a page's OpenGraph meta tags, {@code og:} and {@code product:}. */
final class OpenGraphReader {

    private static final Map<String, String[]> FIELDS = Map.of(
            "title", new String[] {"og:title"},
            "imageUrl", new String[] {"og:image:secure_url", "og:image", "og:image:url"},
            "brand", new String[] {"product:brand", "og:brand"},
            "sku", new String[] {"product:retailer_item_id", "product:sku", "product:retailer_part_no"},
            "gtin", new String[] {"product:ean", "product:gtin", "product:upc", "product:isbn"},
            "mpn", new String[] {"product:mfr_part_no"});

    private static final List<String> PREFIXES = List.of("product:", "og:");

    private final PageMarkup markup;
    private final PriceParser prices;
    private final Warnings warnings;

    OpenGraphReader(PageMarkup markup, PriceParser prices, Warnings warnings) {
        this.markup = markup;
        this.prices = prices;
        this.warnings = warnings;
    }

    /** Empty unless the page calls itself a product or names a price: every page has a title, and most sell nothing. */
    Stream<ProductFacts> facts() {
        boolean priced = markup.meta("product:price:amount", "og:price:amount", "product:sale_price:amount")
                .isPresent();
        if (!priced
                && markup.meta("og:type")
                        .filter(type -> type.contains("product"))
                        .isEmpty()) {
            return Stream.empty();
        }
        Map<String, String> fields = new HashMap<>();
        FIELDS.forEach((field, names) -> markup.meta(names).ifPresent(value -> fields.put(field, value)));
        return Stream.of(new ProductFacts(FactSource.OPEN_GRAPH, fields, offer()));
    }

    private Offer offer() {
        Optional<Money> sale = amount("sale_price");
        Optional<Money> price = amount("price");
        Optional<Money> before = amount("original_price");
        Optional<Money> paid = sale.or(() -> price);
        Optional<Money> past = before.or(() -> sale.isPresent() ? price : Optional.empty());
        return new Offer(
                paid.map(Money::amount).orElse(null),
                paid.flatMap(now -> past.filter(then -> !then.same(now)))
                        .map(Money::amount)
                        .orElse(null),
                paid.map(Money::currency)
                        .or(() -> sale.isPresent() ? price.map(Money::currency) : Optional.empty())
                        .orElse(null),
                warnings.known(
                        "availability",
                        markup.meta("product:availability", "og:availability").orElse(null),
                        SchemaOrgTerms::availability),
                warnings.known(
                        "condition",
                        markup.meta("product:condition", "og:condition").orElse(null),
                        SchemaOrgTerms::condition));
    }

    /** The amount of a kind with its own currency; several different ones yield none, with a warning. */
    private Optional<Money> amount(String kind) {
        for (String prefix : PREFIXES) {
            List<Money> found = markup.contents(prefix + kind + ":amount").stream()
                    .map(text -> prices.markup(text, currency(prefix + kind + ":currency")))
                    .distinct()
                    .toList();
            found.stream()
                    .map(Money::warning)
                    .filter(Objects::nonNull)
                    .forEach(warning -> warnings.add("price", warning));
            List<Money> amounts =
                    found.stream().filter(money -> money.amount() != null).toList();
            if (amounts.stream().anyMatch(money -> !money.same(amounts.get(0)))) {
                warnings.add("price", amounts.size() + " different amounts in " + prefix + kind);
                return Optional.empty();
            }
            if (!amounts.isEmpty()) {
                return Optional.of(amounts.get(0));
            }
        }
        return Optional.empty();
    }

    private String currency(String name) {
        return warnings.known(
                "currency", markup.meta(name).orElse(null), text -> Currencies.code(text, prices.locale()));
    }
}
