package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.markup.VisibleText;
import dev.sluice.scraper.money.DigitNormalizer;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Reads an amount as Amazon's pages build it: a text for screen readers, or separate symbol, whole and fraction. */
final class AmazonAmount {

    private static final Set<String> AMOUNT_CLASSES =
            Set.of("offer-price", "header-price", "a-color-price", "slot-price");
    private static final Set<String> LIST_PRICE_CLASSES =
            Set.of("basisPrice", "a-text-strike", "priceBlockStrikePriceString");
    private static final Set<String> OTHER_CLASSES =
            Set.of("pricePerUnit", "savingsPercentage", "savingPriceOverride", "a-popover-preload");

    private AmazonAmount() {}

    static boolean is(Element element) {
        return element.hasClass("a-price")
                || (AMOUNT_CLASSES.stream().anyMatch(element::hasClass)
                        && element.getElementsByClass("a-price").isEmpty());
    }

    static boolean toPay(Element amount) {
        return amount.hasClass("priceToPay") || amount.hasClass("apexPriceToPay");
    }

    /** Whether an amount is not the price to pay: a list price, a unit price, a saving. */
    static boolean struck(Element amount, Element place) {
        return !toPay(amount)
                && (crossedOut(amount, place)
                        || amount.hasClass("a-text-price")
                        || within(amount, place, OTHER_CLASSES));
    }

    /** Whether an amount is crossed out or marked as the list price. */
    static boolean crossedOut(Element amount, Element place) {
        return !toPay(amount)
                && (amount.attr("data-a-strike").equals("true") || within(amount, place, LIST_PRICE_CLASSES))
                && !within(amount, place, OTHER_CLASSES);
    }

    /** The visible text, such as {@code 1.299,00€}. */
    static String text(Element amount) {
        for (Element part : VisibleText.elements(amount, 20)) {
            if (part.hasClass("a-offscreen") && !VisibleText.of(part).isEmpty()) {
                return VisibleText.of(part);
            }
        }
        String whole = part(amount, "a-price-whole");
        String fraction = part(amount, "a-price-fraction");
        if (whole.isEmpty()) {
            return VisibleText.of(amount);
        }
        int end = whole.length();
        while (end > 0 && !Character.isDigit(whole.charAt(end - 1))) {
            end--;
        }
        return part(amount, "a-price-symbol")
                + whole.substring(0, end)
                + (fraction.isEmpty() ? "" : DigitNormalizer.POINT + fraction);
    }

    private static String part(Element amount, String name) {
        return VisibleText.elements(amount, 20).stream()
                .filter(part -> part.hasClass(name))
                .findFirst()
                .map(VisibleText::of)
                .orElse("");
    }

    private static boolean within(Element amount, Element place, Set<String> classes) {
        for (Element at = amount; at != null && !at.equals(place); at = at.parent()) {
            if (classes.stream().anyMatch(at::hasClass)) {
                return true;
            }
        }
        return false;
    }
}
