package dev.sluice.scraper.feed.products;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Reads the price of Amazon's buy box in its several places, and what is struck through beside it. */
final class AmazonPrice {

    /** A box of prices has some dozens of elements. */
    private static final int MOST = 500;

    private final Markup markup;
    private final String asin;
    private final Prices prices;
    private final Doubts doubts;
    private final String declared;

    AmazonPrice(Markup markup, String asin, Prices prices, Doubts doubts) {
        this.markup = markup;
        this.asin = asin;
        this.prices = prices;
        this.doubts = doubts;
        this.declared = markup.withId("cerberus-data-metrics")
                .map(data -> data.attr("data-asin-currency-code"))
                .filter(Currencies::iso)
                .findFirst()
                .orElse(null);
    }

    /**
     * The price and the list price with their currency.
     *
     * @param gone whether the product cannot be had; what still names a price then is left over
     */
    Offer read(boolean gone) {
        List<Money> found = places(AmazonPlaces.PRICES).toList();
        List<Money> all =
                found.isEmpty() && !gone ? places(AmazonPlaces.SPARE_PRICES).toList() : found;
        Optional<Money> price = all.stream().findFirst().filter(money -> money.amount() != null);
        all.stream()
                .filter(money -> money.doubt() != null)
                .findFirst()
                .ifPresent(money -> doubts.add("price", money.doubt()));
        price.ifPresent(money -> all.stream()
                .filter(other -> other.amount() != null && !other.same(money))
                .findFirst()
                .ifPresent(other -> doubts.add(
                        "price",
                        "%s in one place of the page, %s in another"
                                .formatted(
                                        money.amount().toPlainString(),
                                        other.amount().toPlainString()))));
        return new Offer(
                price.map(Money::amount).orElse(null),
                price.flatMap(this::before).map(Money::amount).orElse(null),
                price.map(Money::currency).orElse(null),
                null,
                null);
    }

    private Stream<Money> places(List<String> ids) {
        return ids.stream()
                .flatMap(markup::withId)
                .filter(place -> !AmazonPlaces.foreign(place, asin))
                .flatMap(place -> price(place).stream());
    }

    /** What one place asks; several prices are a doubt and no price. */
    private Optional<Money> price(Element place) {
        if (!place.attr("data-asin-price").isEmpty() || !place.attr("value").isEmpty()) {
            return Optional.of(place.attr("data-asin-price") + place.attr("value"))
                    .map(value -> prices.markup(value, declared == null ? unit() : declared))
                    .filter(money -> money.amount() != null && money.amount().signum() > 0);
        }
        List<Element> inside = Texts.elements(place, MOST);
        if (inside.stream().anyMatch(element -> element.hasClass("a-price-range"))) {
            return Optional.of(Money.none("a range of variants"));
        }
        List<Element> asked = inside.stream()
                .filter(element -> AmazonAmount.is(element) && !AmazonAmount.struck(element, place))
                .filter(element -> !AmazonPlaces.foreign(element, asin))
                .toList();
        List<Element> toPay = asked.stream().filter(AmazonAmount::toPay).toList();
        List<Money> amounts = (toPay.isEmpty() ? asked : toPay)
                .stream()
                        .map(this::money)
                        .filter(money -> money.amount() != null)
                        .distinct()
                        .toList();
        if (amounts.isEmpty()) {
            return Optional.of(Texts.of(place))
                    .filter(text -> asked.isEmpty() && text.length() <= 60 && !AmazonAmount.anyIn(inside))
                    .map(text -> prices.visible(text, declared))
                    .filter(money -> money.amount() != null
                            || (money.doubt() != null && money.doubt().contains("range")));
        }
        return Optional.of(
                amounts.stream().allMatch(money -> money.same(amounts.get(0)))
                        ? amounts.get(0)
                        : Money.none("several at once: " + Texts.of(place)));
    }

    private Optional<Money> before(Money price) {
        Stream<Money> beside = AmazonPlaces.PRICES.stream()
                .flatMap(markup::withId)
                .filter(place -> !AmazonPlaces.foreign(place, asin))
                .flatMap(place -> Texts.elements(place, MOST).stream()
                        .filter(element -> AmazonAmount.is(element)
                                && AmazonAmount.crossedOut(element, place)
                                && !AmazonPlaces.foreign(element, asin)))
                .map(this::money);
        Stream<Money> named = AmazonPlaces.LIST_PRICES.stream()
                .flatMap(markup::withId)
                .filter(place -> !AmazonPlaces.foreign(place, asin))
                .map(place -> prices.visible(Texts.of(place), declared));
        return Stream.concat(beside, named)
                .filter(money -> money.amount() != null && money.amount().compareTo(price.amount()) > 0)
                .findFirst();
    }

    private Money money(Element amount) {
        return prices.visible(AmazonAmount.text(amount), declared);
    }

    private String unit() {
        return markup.withId(AmazonPlaces.UNIT)
                .map(unit -> unit.attr("value"))
                .flatMap(sign -> Currencies.code(sign, prices.locality()).stream())
                .findFirst()
                .orElse(null);
    }
}
