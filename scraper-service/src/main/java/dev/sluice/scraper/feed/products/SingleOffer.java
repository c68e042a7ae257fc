package dev.sluice.scraper.feed.products;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads one offer: what a buyer pays, what it cost before, and whether it can be had. */
final class SingleOffer {

    private static final Set<String> BEFORE =
            Set.of("listprice", "strikethroughprice", "msrp", "srp", "suggestedretailprice", "regularprice");

    private final Prices prices;
    private final Doubts doubts;

    SingleOffer(Prices prices, Doubts doubts) {
        this.prices = prices;
        this.doubts = doubts;
    }

    Offer read(Item offer) {
        List<Item> specifications = offer.items("priceSpecification").stream()
                // A price for members or for a litre is not what a buyer pays for this.
                .filter(price -> price.items("referenceQuantity").isEmpty()
                        && price.items("validForMemberTier").isEmpty())
                .toList();
        Optional<Item> sale = only(specifications, "saleprice");
        Optional<Item> now = sale.or(() -> offer.text("price") != null ? Optional.of(offer) : only(specifications, ""));
        Optional<Item> then =
                specifications.stream().filter(SingleOffer::before).findFirst();
        String currency = currency(offer);
        Optional<Money> price = now.flatMap(item -> amount(item, "price", or(currency(item), currency)));
        Optional<Money> list = then.flatMap(item -> amount(item, "price", or(currency(item), currency)))
                // What a sale price stands beside is the price before.
                .or(() -> sale.flatMap(item -> amount(offer, "price", currency)));
        return new Offer(
                price.map(Money::amount).orElse(null),
                list.filter(before ->
                                price.filter(paid -> differs(paid, before)).isPresent())
                        .map(Money::amount)
                        .orElse(null),
                price.map(Money::currency).orElse(null),
                availability(offer),
                Terms.condition(offer.text("itemCondition"), doubts));
    }

    /** The one amount of a property; several are none, with a doubt. */
    Optional<Money> amount(Item offer, String property, String currency) {
        List<Money> all = offer.money(property, currency, prices);
        List<Money> found = all.stream().filter(money -> money.amount() != null).toList();
        if (found.stream().anyMatch(money -> !money.same(found.get(0)))) {
            doubts.add("price", "several at once: " + found.get(0).amount() + " and others");
            return Optional.empty();
        }
        (found.isEmpty() ? all : found)
                .stream()
                        .filter(money -> money.doubt() != null)
                        .findFirst()
                        .ifPresent(money -> doubts.add("price", money.doubt()));
        return found.stream().findFirst();
    }

    String currency(Item offer) {
        String text = offer.firstText("priceCurrency", "currency");
        if (text == null || text.isBlank()) {
            return null;
        }
        Optional<String> code = Currencies.code(text, prices.locality());
        if (code.isEmpty()) {
            doubts.add("currency", "unknown: " + text);
        }
        return code.orElse(null);
    }

    String availability(Item offer) {
        return Terms.availability(offer.text("availability"), doubts);
    }

    private static boolean differs(Money paid, Money before) {
        BigDecimal amount = before.amount();
        return amount != null && paid.amount() != null && amount.compareTo(paid.amount()) != 0;
    }

    private static String or(String one, String other) {
        return one == null ? other : one;
    }

    /** The one specification of a kind that is no price of the past. */
    private static Optional<Item> only(List<Item> specifications, String type) {
        List<Item> found = specifications.stream()
                .filter(price -> !before(price) && price.text("price") != null)
                .filter(price -> type.isEmpty() || type(price).equals(type))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static boolean before(Item specification) {
        return BEFORE.contains(type(specification));
    }

    private static String type(Item specification) {
        String type = specification.text("priceType");
        return type == null ? "" : Item.shortName(type).toLowerCase(Locale.ROOT);
    }
}
