package dev.sluice.scraper.feed.products;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/**
 * Reads a page by the operator's rules for its site: a CSS selector a field, with {@code @name} behind it for an
 * attribute. A rule that finds two different values finds none.
 */
final class CssRules {

    private static final int MOST = 20;
    private static final List<String> MONEY = List.of("price", "listPrice", "currency", "availability");

    private final Map<String, String> rules;
    private final Markup markup;
    private final Prices prices;
    private final Doubts doubts;

    CssRules(Map<String, String> rules, Markup markup, Prices prices, Doubts doubts) {
        this.rules = rules;
        this.markup = markup;
        this.prices = prices;
        this.doubts = doubts;
    }

    /** What the rules find; nothing without a title, by which a page of a product is told from others. */
    Stream<Facts> facts() {
        Map<String, String> fields = new HashMap<>();
        rules.keySet().stream().filter(field -> !MONEY.contains(field)).forEach(field -> find(field)
                .ifPresent(value -> fields.put(field, value)));
        return fields.containsKey("title") ? Stream.of(new Facts(Source.CSS, fields, offer())) : Stream.empty();
    }

    /**
     * The price alone, where somebody has shown its place on the page.
     *
     * @param currency of the page, for a price without its own
     */
    Optional<Facts> price(Optional<String> currency) {
        Optional<Money> price = money("price", null)
                .filter(money -> money.currency() != null)
                .or(() -> money("price", currency.orElse(null)));
        if (price.isEmpty()) {
            doubts.add("price", "none where the selector points to");
        }
        return price.map(money ->
                new Facts(Source.SELECTOR, Map.of(), new Offer(money.amount(), null, money.currency(), null, null)));
    }

    private Offer offer() {
        String currency = find("currency")
                .flatMap(text -> Currencies.code(text, prices.locality()))
                .orElse(null);
        Optional<Money> price = money("price", currency);
        return new Offer(
                price.map(Money::amount).orElse(null),
                price.isEmpty()
                        ? null
                        : money("listPrice", currency).map(Money::amount).orElse(null),
                price.map(Money::currency).orElse(null),
                Terms.availability(find("availability").orElse(null), doubts),
                null);
    }

    private Optional<Money> money(String field, String currency) {
        boolean attribute = rules.getOrDefault(field, "").indexOf('@') >= 0;
        return find(field)
                .map(text -> attribute ? prices.markup(text, currency) : prices.visible(text, currency))
                .filter(money -> {
                    if (money.doubt() != null) {
                        doubts.add(field, money.doubt());
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
                    .limit(MOST)
                    .map(element -> value(element, at < 0 ? "" : rule.substring(at + 1)))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .toList();
            if (found.size() > 1) {
                doubts.add(field, "the site's rule finds several values");
            }
            return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        } catch (Selector.SelectorParseException | IllegalArgumentException noSelector) {
            doubts.add(field, "the site's rule is no selector: " + rule);
            return Optional.empty();
        }
    }

    private static String value(Element element, String attribute) {
        return attribute.isEmpty()
                ? Texts.of(element)
                : element.attr(attribute.strip()).strip();
    }
}
