package dev.sluice.sample.shop;

/** Renders prices and stock as a shop's visitors see them. */
final class OfferHtml {

    static final String CALL_US = "call us";

    private OfferHtml() {}

    static String price(ShopItem item, Offer offer) {
        if (offer.price() == null) {
            return "<p class=\"price\">Price: " + CALL_US + "</p>\n";
        }
        String old = offer.listPrice() == null
                ? ""
                : " <span class=\"old\">" + item.storefront().show(offer.listPrice()) + "</span>";
        return "<p class=\"price\"><span class=\"now\">" + item.storefront().show(offer.price()) + "</span>" + old
                + "</p>\n";
    }

    static String marketplacePrice(ShopItem item, Offer offer) {
        String now = item.storefront().show(offer.price());
        String old = offer.listPrice() == null
                ? ""
                : "<span class=\"a-price a-text-price\" data-a-strike=\"true\"><span class=\"a-offscreen\">"
                        + item.storefront().show(offer.listPrice()) + "</span></span>";
        return "<span class=\"a-price\"><span class=\"a-offscreen\">" + now + "</span><span aria-hidden=\"true\">" + now
                + "</span></span>" + old;
    }

    static String stock(Offer offer) {
        return switch (offer.availability()) {
            case "OutOfStock" -> "Currently unavailable.";
            case "LimitedAvailability" -> "Only 3 left in stock.";
            case "PreOrder" -> "Available for pre-order.";
            default -> "In stock.";
        };
    }
}
