package dev.sluice.scraper.feed.products;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads the price from a product's offers; several prices are none, unless the page itself gives their range. */
final class Offers {

    private static final Set<String> AGGREGATE = Set.of("AggregateOffer", "Offer-aggregate");

    private final Doubts doubts;
    private final SingleOffer singles;
    private final Predicate<Item> own;

    /**
     * A reader of one page.
     *
     * @param own tells whether an offer says that it is at the page's address
     */
    Offers(Doubts doubts, SingleOffer singles, Predicate<Item> own) {
        this.doubts = doubts;
        this.singles = singles;
        this.own = own;
    }

    Offer of(Item product) {
        List<Item> all = product.items("offers");
        List<Item> single = all.stream().filter(offer -> !aggregate(offer)).toList();
        List<Item> ranges = all.stream().filter(Offers::aggregate).toList();
        // Of several offers that stand beside their own range, the range says what the shop means by them.
        if (ranges.size() == 1 && single.size() != 1) {
            return range(ranges.get(0), single);
        }
        if (!single.isEmpty()) {
            return one(single);
        }
        // Some pages give the price to the product itself.
        return ranges.isEmpty() ? singles.read(product) : Offer.NONE;
    }

    /** The one price of a group's variants. */
    Offer ofVariants(List<Item> variants) {
        List<Item> all = variants.stream()
                .flatMap(variant -> variant.items("offers").stream())
                .toList();
        return all.stream().anyMatch(Offers::aggregate) ? Offer.NONE : one(all);
    }

    private static boolean aggregate(Item offer) {
        return offer.is(AGGREGATE) || (offer.text("lowPrice") != null && offer.text("price") == null);
    }

    private Offer range(Item range, List<Item> beside) {
        String currency = singles.currency(range);
        Optional<Money> low = singles.amount(range, "lowPrice", currency);
        Optional<Money> high = singles.amount(range, "highPrice", currency);
        List<Item> parts =
                Stream.concat(range.items("offers").stream(), beside.stream()).toList();
        Offer nested = parts.isEmpty() || low.isPresent() ? singles.read(range) : one(parts);
        if (low.isEmpty()) {
            return nested;
        }
        if (high.isEmpty() || !low.get().same(high.get())) {
            doubts.add(
                    "price",
                    "the lowest of several, up to " + Objects.requireNonNullElse(range.text("highPrice"), "?"));
        }
        List<Offer> told = parts.stream().map(singles::read).toList();
        return new Offer(
                low.get().amount(),
                null,
                low.get().currency() == null ? currency(told) : low.get().currency(),
                nested.availability() == null ? availability(told) : nested.availability(),
                condition(told));
    }

    /** The one offer that several agree on. */
    private Offer one(List<Item> several) {
        List<Offer> offers =
                some(several, own).stream().map(singles::read).distinct().toList();
        // What somebody else sells used is not what the product costs.
        List<Offer> fresh = some(
                offers, offer -> offer.condition() == null || offer.condition().equals("New"));
        List<Offer> priced =
                fresh.stream().filter(offer -> offer.price() != null).toList();
        if (fresh.isEmpty()) {
            return Offer.NONE;
        }
        boolean agreed = priced.stream().allMatch(offer -> offer.costsAs(priced.get(0)));
        if (!agreed) {
            doubts.add("price", priced.size() + " offers with different prices");
        }
        Offer first = priced.isEmpty() || !agreed ? fresh.get(0).unpriced() : priced.get(0);
        return new Offer(first.price(), first.listPrice(), first.currency(), availability(fresh), condition(fresh));
    }

    /** Something in stock can be bought, whatever the others say. */
    private static String availability(List<Offer> offers) {
        List<String> all = offers.stream()
                .map(Offer::availability)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return all.size() == 1 ? all.get(0) : all.contains("InStock") ? "InStock" : null;
    }

    private static String condition(List<Offer> offers) {
        return same(offers.stream().map(Offer::condition).distinct().toList());
    }

    private static String currency(List<Offer> offers) {
        return same(offers.stream().map(Offer::currency).distinct().toList());
    }

    private static String same(List<String> values) {
        return values.size() == 1 ? values.get(0) : null;
    }

    private static <T> List<T> some(List<T> all, Predicate<T> wanted) {
        List<T> found = all.stream().filter(wanted).toList();
        return found.isEmpty() ? all : found;
    }
}
