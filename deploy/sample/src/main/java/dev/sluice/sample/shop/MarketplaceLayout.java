package dev.sluice.sample.shop;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Pages as a large marketplace writes them: no structured data, well-known ids, tables of two columns. */
final class MarketplaceLayout implements PageLayout {

    @Override
    public String head(Item item, Offer offer, URI page) {
        return Html.meta("name", "description", item.title() + " : " + item.category());
    }

    @Override
    public String body(Item item, Offer offer, URI page) {
        return """
                <div id="dp" class="a-container">
                <div id="leftCol"><img id="landingImage" src="/i/%s.jpg" alt="%s"></div>
                <div id="centerCol">
                <h1 id="title"><span id="productTitle" class="a-size-large">        %s        </span></h1>
                <a id="bylineInfo" href="/c/%s">Visit the %s Store</a>
                <span id="acrPopover" title="%s out of 5 stars"><i class="a-icon-star"><span class="a-icon-alt">%s out of 5 stars</span></i></span>
                <span id="acrCustomerReviewText">%s ratings</span>
                <div id="corePrice_feature_div">%s</div>
                </div>
                <div id="rightCol"><div id="availability"><span class="a-size-medium">  %s  </span></div></div>
                <h2>Technical Details</h2>
                %s<h2>Additional Information</h2>
                %s</div>
                """.formatted(
                        item.slug(),
                        Html.escape(item.title()),
                        Html.escape(item.title()),
                        item.category(),
                        Html.escape(item.brand()),
                        item.rating(),
                        item.rating(),
                        String.format(Locale.ROOT, "%,d", item.ratingCount()),
                        offer.soldOut() ? "" : price(item, offer),
                        VisibleText.stock(offer),
                        Html.table("id=\"productDetails_techSpec_section_1\" class=\"a-keyvalue\"", item.attributes()),
                        Html.table("id=\"productDetails_detailBullets_sections1\" class=\"a-keyvalue\"", more(item)));
    }

    private static String price(Item item, Offer offer) {
        String shown = item.storefront().show(offer.price());
        String old = offer.listPrice() == null
                ? ""
                : "<span class=\"a-price a-text-price\" data-a-strike=\"true\"><span class=\"a-offscreen\">"
                        + item.storefront().show(offer.listPrice()) + "</span></span>";
        return "<span class=\"a-price\"><span class=\"a-offscreen\">" + shown + "</span><span aria-hidden=\"true\">"
                + shown + "</span></span>" + old;
    }

    private static Map<String, String> more(Item item) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("ASIN", item.asin());
        rows.put("Customer Reviews", item.rating() + " out of 5 stars; P.when('A').execute(function(A){ });");
        rows.put("Best Sellers Rank", "#" + (item.number() + 7) + " in " + item.category() + " #3 in Gifts");
        rows.put("Manufacturer", item.brand());
        rows.put("Date First Available", "April 12, 2016");
        return rows;
    }
}
