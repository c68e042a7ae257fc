package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.markup.SchemaItem;
import dev.sluice.scraper.markup.SchemaOrgTerms;
import dev.sluice.scraper.markup.Warnings;
import dev.sluice.scraper.money.Currencies;
import dev.sluice.scraper.money.Money;
import dev.sluice.scraper.money.PriceParser;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads one schema.org offer: price, list price, currency, availability and condition. */
final class OfferReader {

    private static final Set<String> LIST_PRICE_TYPES =
            Set.of("listprice", "strikethroughprice", "msrp", "srp", "suggestedretailprice", "regularprice");

    private final PriceParser prices;
    private final Warnings warnings;

    OfferReader(PriceParser prices, Warnings warnings) {
        this.prices = prices;
        this.warnings = warnings;
    }

    Offer read(SchemaItem offer) {
        List<SchemaItem> specifications = offer.items("priceSpecification").stream()
                // Prices for members or per unit of measure are not the price to pay.
                .filter(price -> price.items("referenceQuantity").isEmpty()
                        && price.items("validForMemberTier").isEmpty())
                .toList();
        Optional<SchemaItem> sale = only(specifications, "saleprice");
        Optional<SchemaItem> now =
                sale.or(() -> offer.text("price") != null ? Optional.of(offer) : only(specifications, ""));
        Optional<SchemaItem> then =
                specifications.stream().filter(OfferReader::isListPrice).findFirst();
        String currency = currency(offer);
        Optional<Money> price = now.flatMap(item -> amount(item, "price", or(currency(item), currency)));
        Optional<Money> list = then.flatMap(item -> amount(item, "price", or(currency(item), currency)))
                // The price beside a sale price is the one before the reduction.
                .or(() -> sale.flatMap(item -> amount(offer, "price", currency)));
        return new Offer(
                price.map(Money::amount).orElse(null),
                list.filter(before ->
                                price.filter(paid -> differs(paid, before)).isPresent())
                        .map(Money::amount)
                        .orElse(null),
                price.map(Money::currency).orElse(null),
                availability(offer),
                warnings.known("condition", offer.text("itemCondition"), SchemaOrgTerms::condition));
    }

    /** The amount of a property; several different ones yield none, with a warning. */
    Optional<Money> amount(SchemaItem offer, String property, String currency) {
        List<Money> all = offer.money(property, currency, prices);
        List<Money> found = all.stream().filter(money -> money.amount() != null).toList();
        if (found.stream().anyMatch(money -> !money.same(found.get(0)))) {
            warnings.add("price", "several at once: " + found.get(0).amount() + " and others");
            return Optional.empty();
        }
        (found.isEmpty() ? all : found)
                .stream()
                        .filter(money -> money.warning() != null)
                        .findFirst()
                        .ifPresent(money -> warnings.add("price", money.warning()));
        return found.stream().findFirst();
    }

    String currency(SchemaItem offer) {
        return warnings.known(
                "currency",
                offer.firstText("priceCurrency", "currency"),
                text -> Currencies.code(text, prices.locale()));
    }

    String availability(SchemaItem offer) {
        return warnings.known("availability", offer.text("availability"), SchemaOrgTerms::availability);
    }

    private static boolean differs(Money paid, Money before) {
        BigDecimal amount = before.amount();
        return amount != null && paid.amount() != null && amount.compareTo(paid.amount()) != 0;
    }

    private static String or(String one, String other) {
        return one == null ? other : one;
    }

    /** The only specification of a type, list prices excepted; empty if there are several. */
    private static Optional<SchemaItem> only(List<SchemaItem> specifications, String type) {
        List<SchemaItem> found = specifications.stream()
                .filter(price -> !isListPrice(price) && price.text("price") != null)
                .filter(price -> type.isEmpty() || type(price).equals(type))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static boolean isListPrice(SchemaItem specification) {
        return LIST_PRICE_TYPES.contains(type(specification));
    }

    private static String type(SchemaItem specification) {
        String type = specification.text("priceType");
        return type == null ? "" : SchemaItem.shortName(type).toLowerCase(Locale.ROOT);
    }
}
