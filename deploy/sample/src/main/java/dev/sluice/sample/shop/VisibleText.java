package dev.sluice.sample.shop;

/** What people read on a product page: the same in all layouts but the marketplace's. */
final class VisibleText {

    static final String CALL_US = "call us";

    private VisibleText() {}

    static String product(Item item, Offer offer) {
        return """
                <article class="product">
                <h1>%s</h1>
                <img src="/i/%s.jpg" alt="%s" width="480" height="480">
                <div class="buy">
                %s<p class="stock">%s</p>
                <button type="submit">Add to basket</button>
                </div>
                <p class="description">%s</p>
                <h2>Details</h2>
                %s</article>
                """.formatted(
                        Html.escape(item.title()),
                        item.slug(),
                        Html.escape(item.title()),
                        price(item, offer),
                        stock(offer),
                        Html.escape(item.description()),
                        Html.table("class=\"details\"", item.attributes()));
    }

    static String price(Item item, Offer offer) {
        if (offer.price() == null) {
            return "<p class=\"price\">Price: " + CALL_US + "</p>\n";
        }
        String old = offer.listPrice() == null
                ? ""
                : " <span class=\"old\">" + item.storefront().show(offer.listPrice()) + "</span>";
        return "<p class=\"price\"><span class=\"now\">" + item.storefront().show(offer.price()) + "</span>" + old
                + "</p>\n";
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
