package dev.sluice.scraper.feed.products;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads the price from a product's offers; several prices are none, unless the page itself gives their range. */
final class Offers {

    private static final Set<String> AGGREGATE = Set.of("AggregateOffer");
    private static final Set<String> BEFORE = Set.of("listprice", "strikethroughprice", "msrp", "srp");

    private final Doubts doubts;

    Offers(Doubts doubts) {
        this.doubts = doubts;
    }

    Offer of(Item product) {
        List<Item> all = product.items("offers");
        List<Item> single = all.stream().filter(offer -> !offer.is(AGGREGATE)).toList();
        List<Item> ranges = all.stream().filter(offer -> offer.is(AGGREGATE)).toList();
        // Of several offers that stand beside their own range, the range says what the shop means by them.
        if (ranges.size() == 1 && single.size() != 1) {
            return range(ranges.get(0));
        }
        if (!single.isEmpty()) {
            return one(single);
        }
        // Some pages give the price to the product itself.
        return ranges.isEmpty() ? single(product) : Offer.NONE;
    }

    private Offer range(Item range) {
        Optional<BigDecimal> low = amount(range.text("lowPrice"));
        Optional<BigDecimal> high = amount(range.text("highPrice"));
        Offer nested = range.items("offers").isEmpty() ? single(range) : one(range.items("offers"));
        if (low.isEmpty()) {
            return nested;
        }
        if (high.isEmpty() || low.get().compareTo(high.get()) != 0) {
            doubts.add(
                    "price",
                    "the lowest of several, up to " + Objects.requireNonNullElse(range.text("highPrice"), "?"));
        }
        String currency = currency(range.firstText("priceCurrency"));
        return new Offer(
                low.get(),
                null,
                currency == null ? nested.currency() : currency,
                nested.availability() == null
                        ? Terms.availability(range.text("availability"), doubts)
                        : nested.availability(),
                nested.condition());
    }

    /** The one offer that several agree on. */
    private Offer one(List<Item> several) {
        List<Offer> offers = several.stream().map(this::single).distinct().toList();
        List<Offer> priced =
                offers.stream().filter(offer -> offer.price() != null).toList();
        if (priced.isEmpty()) {
            return offers.size() == 1 ? offers.get(0) : Offer.NONE;
        }
        boolean agreed = priced.stream()
                .allMatch(offer -> offer.price().compareTo(priced.get(0).price()) == 0
                        && Objects.equals(offer.currency(), priced.get(0).currency()));
        if (agreed) {
            return priced.get(0);
        }
        doubts.add("price", priced.size() + " offers with different prices");
        return Offer.NONE;
    }

    private Offer single(Item offer) {
        List<Item> specifications = offer.items("priceSpecification").stream()
                // A price for members or for a litre is not what a buyer pays for this.
                .filter(price -> price.items("referenceQuantity").isEmpty()
                        && price.items("validForMemberTier").isEmpty())
                .toList();
        Optional<Item> now = only(specifications.stream()
                .filter(price -> !before(price) && price.text("price") != null)
                .toList());
        Optional<Item> then = specifications.stream().filter(Offers::before).findFirst();
        String written = offer.text("price") != null
                ? offer.text("price")
                : now.map(price -> price.text("price")).orElse(null);
        BigDecimal price = amount(written).orElse(null);
        String code = Optional.ofNullable(offer.text("priceCurrency"))
                .or(() -> now.map(specification -> specification.text("priceCurrency")))
                .orElse(null);
        return new Offer(
                price,
                then.flatMap(specification -> amount(specification.text("price")))
                        .orElse(null),
                price == null
                        ? null
                        : code == null ? Money.currencyBeside(written).orElse(null) : currency(code),
                Terms.availability(offer.text("availability"), doubts),
                Terms.condition(offer.text("itemCondition"), doubts));
    }

    private static Optional<Item> only(List<Item> items) {
        return items.size() == 1 ? Optional.of(items.get(0)) : Optional.empty();
    }

    private static boolean before(Item specification) {
        String type = specification.text("priceType");
        return type != null && BEFORE.contains(Item.shortName(type).toLowerCase(Locale.ROOT));
    }

    private Optional<BigDecimal> amount(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Optional<BigDecimal> amount = Money.amount(text);
        if (amount.isEmpty()) {
            doubts.add("price", "not a clear amount: " + text);
        }
        return amount;
    }

    private String currency(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Optional<String> code = Money.currency(text);
        if (code.isEmpty()) {
            doubts.add("currency", "unknown: " + text);
        }
        return code.orElse(null);
    }
}
