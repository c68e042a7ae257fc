package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.markup.PageMarkup;
import dev.sluice.scraper.markup.VisibleText;
import dev.sluice.scraper.markup.Warnings;
import dev.sluice.scraper.money.Currencies;
import dev.sluice.scraper.money.Money;
import dev.sluice.scraper.money.PriceParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Reads the price of Amazon's buy box from its various elements, and the list price beside it. */
final class AmazonPriceReader {

    /** Elements read per price box; real ones have some dozens. */
    private static final int MAX_ELEMENTS = 500;

    private final PageMarkup markup;
    private final String asin;
    private final PriceParser prices;
    private final Warnings warnings;
    private final String declared;

    AmazonPriceReader(PageMarkup markup, String asin, PriceParser prices, Warnings warnings) {
        this.markup = markup;
        this.asin = asin;
        this.prices = prices;
        this.warnings = warnings;
        this.declared = markup.withId("cerberus-data-metrics")
                .map(data -> data.attr("data-asin-currency-code"))
                .filter(Currencies::iso)
                .findFirst()
                .orElse(null);
    }

    /**
     * Reads price and list price with their currency.
     *
     * @param soldOut whether the product is out of stock; prices in secondary elements are leftovers then
     */
    Offer read(boolean soldOut) {
        List<Money> found = places(AmazonSelectors.PRICES).toList();
        List<Money> all = found.isEmpty() && !soldOut
                ? places(AmazonSelectors.SECONDARY_PRICES).toList()
                : found;
        Optional<Money> price = all.stream().findFirst().filter(money -> money.amount() != null);
        all.stream()
                .filter(money -> money.warning() != null)
                .findFirst()
                .ifPresent(money -> warnings.add("price", money.warning()));
        price.ifPresent(money -> all.stream()
                .filter(other -> other.amount() != null && !other.same(money))
                .findFirst()
                .ifPresent(other -> warnings.add(
                        "price",
                        "%s in one place of the page, %s in another"
                                .formatted(
                                        money.amount().toPlainString(),
                                        other.amount().toPlainString()))));
        return new Offer(
                price.map(Money::amount).orElse(null),
                price.flatMap(this::listPrice).map(Money::amount).orElse(null),
                price.map(Money::currency).orElse(null),
                null,
                null);
    }

    private Stream<Money> places(List<String> ids) {
        return ids.stream()
                .flatMap(markup::withId)
                .filter(place -> !AmazonSelectors.foreign(place, asin))
                .flatMap(place -> price(place).stream());
    }

    /** The price of one element; several different ones yield none, with a warning. */
    private Optional<Money> price(Element place) {
        if (!place.attr("data-asin-price").isEmpty() || !place.attr("value").isEmpty()) {
            return Optional.of(place.attr("data-asin-price") + place.attr("value"))
                    .map(value -> prices.markup(value, declared == null ? symbol() : declared))
                    .filter(money -> money.amount() != null && money.amount().signum() > 0);
        }
        List<Element> inside = VisibleText.elements(place, MAX_ELEMENTS);
        if (inside.stream().anyMatch(element -> element.hasClass("a-price-range"))) {
            return Optional.of(Money.none("a range of variants"));
        }
        List<Element> current = inside.stream()
                .filter(element -> AmazonAmount.is(element) && !AmazonAmount.struck(element, place))
                .filter(element -> !AmazonSelectors.foreign(element, asin))
                .toList();
        List<Element> toPay = current.stream().filter(AmazonAmount::toPay).toList();
        List<Money> amounts = (toPay.isEmpty() ? current : toPay)
                .stream()
                        .map(this::money)
                        .filter(money -> money.amount() != null)
                        .distinct()
                        .toList();
        if (amounts.isEmpty()) {
            return Optional.of(VisibleText.of(place))
                    .filter(text -> current.isEmpty()
                            && text.length() <= 60
                            && inside.stream().noneMatch(AmazonAmount::is))
                    .map(text -> prices.visible(text, declared))
                    .filter(money -> money.amount() != null
                            || (money.warning() != null && money.warning().contains("range")));
        }
        return Optional.of(
                amounts.stream().allMatch(money -> money.same(amounts.get(0)))
                        ? amounts.get(0)
                        : Money.none("several at once: " + VisibleText.of(place)));
    }

    private Optional<Money> listPrice(Money price) {
        Stream<Money> beside = AmazonSelectors.PRICES.stream()
                .flatMap(markup::withId)
                .filter(place -> !AmazonSelectors.foreign(place, asin))
                .flatMap(place -> VisibleText.elements(place, MAX_ELEMENTS).stream()
                        .filter(element -> AmazonAmount.is(element)
                                && AmazonAmount.crossedOut(element, place)
                                && !AmazonSelectors.foreign(element, asin)))
                .map(this::money);
        Stream<Money> named = AmazonSelectors.LIST_PRICES.stream()
                .flatMap(markup::withId)
                .filter(place -> !AmazonSelectors.foreign(place, asin))
                .map(place -> prices.visible(VisibleText.of(place), declared));
        return Stream.concat(beside, named)
                .filter(money -> money.amount() != null && money.amount().compareTo(price.amount()) > 0)
                .findFirst();
    }

    private Money money(Element amount) {
        return prices.visible(AmazonAmount.text(amount), declared);
    }

    private String symbol() {
        return markup.withId(AmazonSelectors.SYMBOL)
                .map(unit -> unit.attr("value"))
                .flatMap(sign -> Currencies.code(sign, prices.locale()).stream())
                .findFirst()
                .orElse(null);
    }
}
