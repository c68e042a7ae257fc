package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.feed.products.ProductFacts.FactSource;
import dev.sluice.scraper.markup.PageMarkup;
import dev.sluice.scraper.markup.SchemaOrgTerms;
import dev.sluice.scraper.markup.VisibleText;
import dev.sluice.scraper.markup.Warnings;
import dev.sluice.scraper.money.Currencies;
import dev.sluice.scraper.money.Money;
import dev.sluice.scraper.money.PriceParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/**
 * Reads a page by the operator's rules for its site: one CSS selector per field, followed by {@code @name} for an
 * attribute. A rule that matches two different values yields none.
 */
final class CssRuleReader {

    private static final int MAX_MATCHES = 20;
    private static final List<String> OFFER_FIELDS = List.of("price", "listPrice", "currency", "availability");

    private final Map<String, String> rules;
    private final PageMarkup markup;
    private final PriceParser prices;
    private final Warnings warnings;

    CssRuleReader(Map<String, String> rules, PageMarkup markup, PriceParser prices, Warnings warnings) {
        this.rules = rules;
        this.markup = markup;
        this.prices = prices;
        this.warnings = warnings;
    }

    /** The facts that the rules find; empty without a title, which tells product pages from others. */
    Stream<ProductFacts> facts() {
        Map<String, String> fields = new HashMap<>();
        rules.keySet().stream().filter(field -> !OFFER_FIELDS.contains(field)).forEach(field -> find(field)
                .ifPresent(value -> fields.put(field, value)));
        return fields.containsKey("title")
                ? Stream.of(new ProductFacts(FactSource.CSS, fields, offer()))
                : Stream.empty();
    }

    /**
     * The price alone, from the place that a selector points to.
     *
     * @param currency of the page, for a price that names none
     */
    Optional<ProductFacts> price(Optional<String> currency) {
        Optional<Money> price = money("price", null)
                .filter(money -> money.currency() != null)
                .or(() -> money("price", currency.orElse(null)));
        if (price.isEmpty()) {
            warnings.add("price", "none where the selector points to");
        }
        return price.map(money -> new ProductFacts(
                FactSource.SELECTOR, Map.of(), new Offer(money.amount(), null, money.currency(), null, null)));
    }

    private Offer offer() {
        String currency = find("currency")
                .flatMap(text -> Currencies.code(text, prices.locale()))
                .orElse(null);
        Optional<Money> price = money("price", currency);
        return new Offer(
                price.map(Money::amount).orElse(null),
                price.isEmpty()
                        ? null
                        : money("listPrice", currency).map(Money::amount).orElse(null),
                price.map(Money::currency).orElse(null),
                warnings.known("availability", find("availability").orElse(null), SchemaOrgTerms::availability),
                null);
    }

    private Optional<Money> money(String field, String currency) {
        boolean attribute = rules.getOrDefault(field, "").indexOf('@') >= 0;
        return find(field)
                .map(text -> attribute ? prices.markup(text, currency) : prices.visible(text, currency))
                .filter(money -> {
                    if (money.warning() != null) {
                        warnings.add(field, money.warning());
                    }
                    return money.amount() != null;
                });
    }

    private Optional<String> find(String field) {
        String rule = rules.get(field);
        if (rule == null) {
            return Optional.empty();
        }
        int at = rule.lastIndexOf('@');
        try {
            List<String> found = markup.page().select(at < 0 ? rule : rule.substring(0, at)).stream()
                    .limit(MAX_MATCHES)
                    .map(element -> value(element, at < 0 ? "" : rule.substring(at + 1)))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .toList();
            if (found.size() > 1) {
                warnings.add(field, "the site's rule finds several values");
            }
            return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        } catch (Selector.SelectorParseException | IllegalArgumentException noSelector) {
            warnings.add(field, "the site's rule is no selector: " + rule);
            return Optional.empty();
        }
    }

    private static String value(Element element, String attribute) {
        return attribute.isEmpty()
                ? VisibleText.of(element)
                : element.attr(attribute.strip()).strip();
    }
}
