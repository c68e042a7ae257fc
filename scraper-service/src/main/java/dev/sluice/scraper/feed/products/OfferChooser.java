package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.markup.SchemaItem;
import dev.sluice.scraper.markup.Warnings;
import dev.sluice.scraper.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Chooses the price among a product's offers; different prices yield none, unless the page itself gives their range. */
final class OfferChooser {

    private static final Set<String> AGGREGATE_TYPES = Set.of("AggregateOffer", "Offer-aggregate");

    private final Warnings warnings;
    private final OfferReader reader;
    private final Predicate<SchemaItem> own;

    /** Takes a test of whether an offer names the page's address as its own. */
    OfferChooser(Warnings warnings, OfferReader reader, Predicate<SchemaItem> own) {
        this.warnings = warnings;
        this.reader = reader;
        this.own = own;
    }

    Offer of(SchemaItem product) {
        List<SchemaItem> all = product.items("offers");
        List<SchemaItem> single =
                all.stream().filter(offer -> !aggregate(offer)).toList();
        List<SchemaItem> ranges = all.stream().filter(OfferChooser::aggregate).toList();
        // Among several offers, the range that the shop states takes precedence.
        if (ranges.size() == 1 && single.size() != 1) {
            return range(ranges.get(0), single);
        }
        if (!single.isEmpty()) {
            return one(single);
        }
        // Some pages state the price at the product itself.
        return ranges.isEmpty() ? reader.read(product) : Offer.NONE;
    }

    /** The price that a group's variants agree on. */
    Offer ofVariants(List<SchemaItem> variants) {
        List<SchemaItem> all = variants.stream()
                .flatMap(variant -> variant.items("offers").stream())
                .toList();
        return all.stream().anyMatch(OfferChooser::aggregate) ? Offer.NONE : one(all);
    }

    private static boolean aggregate(SchemaItem offer) {
        return offer.isAny(AGGREGATE_TYPES) || (offer.text("lowPrice") != null && offer.text("price") == null);
    }

    private Offer range(SchemaItem range, List<SchemaItem> beside) {
        String currency = reader.currency(range);
        Optional<Money> low = reader.amount(range, "lowPrice", currency);
        Optional<Money> high = reader.amount(range, "highPrice", currency);
        List<SchemaItem> parts =
                Stream.concat(range.items("offers").stream(), beside.stream()).toList();
        Offer nested = parts.isEmpty() || low.isPresent() ? reader.read(range) : one(parts);
        if (low.isEmpty()) {
            return nested;
        }
        if (high.isEmpty() || !low.get().same(high.get())) {
            warnings.add(
                    "price",
                    "the lowest of several, up to " + Objects.requireNonNullElse(range.text("highPrice"), "?"));
        }
        List<Offer> offers = parts.stream().map(reader::read).toList();
        return new Offer(
                low.get().amount(),
                null,
                low.get().currency() == null ? currency(offers) : low.get().currency(),
                nested.availability() == null ? availability(offers) : nested.availability(),
                condition(offers));
    }

    /** The offer that several agree on. */
    private Offer one(List<SchemaItem> several) {
        List<Offer> offers =
                some(several, own).stream().map(reader::read).distinct().toList();
        // The price of a used item is not that of the product.
        List<Offer> unused = some(
                offers, offer -> offer.condition() == null || offer.condition().equals("New"));
        List<Offer> priced =
                unused.stream().filter(offer -> offer.price() != null).toList();
        if (unused.isEmpty()) {
            return Offer.NONE;
        }
        boolean agreed = priced.stream().allMatch(offer -> offer.costsAs(priced.get(0)));
        if (!agreed) {
            warnings.add("price", priced.size() + " offers with different prices");
        }
        Offer first = priced.isEmpty() || !agreed ? unused.get(0).unpriced() : priced.get(0);
        return new Offer(first.price(), first.listPrice(), first.currency(), availability(unused), condition(unused));
    }

    /** One offer in stock is enough to buy the product. */
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
