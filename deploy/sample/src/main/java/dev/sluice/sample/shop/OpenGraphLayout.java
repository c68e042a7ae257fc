package dev.sluice.sample.shop;

import java.net.URI;

/** Pages that tell machines about the product in OpenGraph and {@code product:} meta elements. */
final class OpenGraphLayout implements PageLayout {

    @Override
    public String head(Item item, Offer offer, URI page) {
        return Html.meta("property", "og:type", "product")
                + Html.meta("property", "og:site_name", "Weir Street Goods")
                + Html.meta("property", "og:title", item.title())
                + Html.meta("property", "og:description", item.description())
                + Html.meta("property", "og:url", page.toString())
                + Html.meta(
                        "property",
                        "og:image",
                        page.resolve("/i/" + item.slug() + ".jpg").toString())
                + Html.meta("property", "product:price:amount", offer.price().toPlainString())
                + Html.meta("property", "product:price:currency", offer.currency())
                + Html.meta("property", "product:availability", availability(offer))
                + Html.meta("property", "product:condition", "new")
                + Html.meta("property", "product:brand", item.brand())
                + Html.meta("property", "product:retailer_item_id", item.sku());
    }

    @Override
    public String body(Item item, Offer offer, URI page) {
        return VisibleText.product(item, offer);
    }

    /** OpenGraph's own words for it; it has none for a limited stock. */
    private static String availability(Offer offer) {
        return switch (offer.availability()) {
            case "OutOfStock" -> "out of stock";
            case "PreOrder" -> "preorder";
            default -> "in stock";
        };
    }
}
