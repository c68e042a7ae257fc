package dev.sluice.scraper.feed.products;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** One amount as Amazon's pages build it: a text for screen readers, or sign, whole and fraction in parts of their own. */
final class AmazonAmount {

    private static final Set<String> ALIASES = Set.of("offer-price", "header-price", "a-color-price", "slot-price");
    private static final Set<String> BEFORE = Set.of("basisPrice", "a-text-strike", "priceBlockStrikePriceString");
    private static final Set<String> ASIDE =
            Set.of("pricePerUnit", "savingsPercentage", "savingPriceOverride", "a-popover-preload");

    private AmazonAmount() {}

    static boolean is(Element element) {
        return element.hasClass("a-price")
                || (ALIASES.stream().anyMatch(element::hasClass)
                        && element.getElementsByClass("a-price").isEmpty());
    }

    static boolean anyIn(List<Element> elements) {
        return elements.stream().anyMatch(AmazonAmount::is);
    }

    /** Whether it is marked as what a buyer pays. */
    static boolean toPay(Element amount) {
        return amount.hasClass("priceToPay") || amount.hasClass("apexPriceToPay");
    }

    /** Whether it is not what a buyer pays: a price before, a price for a unit, a saving. */
    static boolean struck(Element amount, Element place) {
        return !toPay(amount)
                && (crossedOut(amount, place) || amount.hasClass("a-text-price") || within(amount, place, ASIDE));
    }

    /** Whether it is crossed out, or said to be the price that a reduction begins at. */
    static boolean crossedOut(Element amount, Element place) {
        return !toPay(amount)
                && (amount.attr("data-a-strike").equals("true") || within(amount, place, BEFORE))
                && !within(amount, place, ASIDE);
    }

    /** What a reader sees, such as {@code 1.299,00€}. */
    static String text(Element amount) {
        for (Element part : Texts.elements(amount, 20)) {
            if (part.hasClass("a-offscreen") && !Texts.of(part).isEmpty()) {
                return Texts.of(part);
            }
        }
        String whole = part(amount, "a-price-whole");
        String fraction = part(amount, "a-price-fraction");
        if (whole.isEmpty()) {
            return Texts.of(amount);
        }
        int end = whole.length();
        while (end > 0 && !Character.isDigit(whole.charAt(end - 1))) {
            end--;
        }
        return part(amount, "a-price-symbol")
                + whole.substring(0, end)
                + (fraction.isEmpty() ? "" : Digits.POINT + fraction);
    }

    private static String part(Element amount, String name) {
        return Texts.elements(amount, 20).stream()
                .filter(part -> part.hasClass(name))
                .findFirst()
                .map(Texts::of)
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
