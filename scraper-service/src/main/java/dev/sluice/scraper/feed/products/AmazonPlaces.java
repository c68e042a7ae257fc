package dev.sluice.scraper.feed.products;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** The ids of Amazon's product pages, and the parts of them that speak of other products or other people's offers. */
final class AmazonPlaces {

    /** Where the price that the buy box asks is shown, the surest first; later ones count where the earlier are silent. */
    static final List<String> PRICES = List.of(
            "corePriceDisplay_desktop_feature_div",
            "corePrice_desktop",
            "corePrice_feature_div",
            "corePriceDisplay_mobile_feature_div",
            "apex_desktop",
            "apex_offerDisplay_desktop",
            "tp_price_block_total_price_ww",
            "priceblock_dealprice",
            "priceblock_saleprice",
            "priceblock_ourprice",
            "priceblock_businessprice",
            "price_inside_buybox",
            "newBuyBoxPrice",
            "buyNewSection",
            "unifiedPrice_feature_div",
            "kindle-price");

    /** The same, said beside the buy box or for scripts; they stay when a product is gone. */
    static final List<String> SPARE_PRICES = List.of(
            "price",
            "cerberus-data-metrics",
            "twister-plus-price-data-price",
            "attach-base-product-price",
            "priceValue");

    /** The sign that belongs to the price for scripts. */
    static final String UNIT = "twister-plus-price-data-price-unit";

    static final List<String> LIST_PRICES =
            List.of("priceblock_listprice", "listPriceValue", "listPrice", "print-list-price", "digital-list-price");

    static final List<String> TITLES = List.of("productTitle", "ebooksProductTitle", "gc-asin-title");

    /** Any of them beside a title makes the page one of this layout. */
    static final List<String> MARKS = List.of(
            "dp",
            "dp-container",
            "ppd",
            "centerCol",
            "ASIN",
            "bylineInfo",
            "acrCustomerReviewText",
            "averageCustomerReviews",
            "availability",
            "outOfStock",
            "buybox",
            "corePrice_feature_div",
            "detailBullets_feature_div",
            "landingImage");

    static final List<String> BUTTONS = List.of("add-to-cart-button", "buy-now-button", "one-click-button");

    static final Set<String> IDS = Stream.of(
                    PRICES,
                    SPARE_PRICES,
                    LIST_PRICES,
                    TITLES,
                    MARKS,
                    BUTTONS,
                    List.of("acrPopover", "imgBlkFront", "ebooksImgBlkFront", "detail-bullets", "brand", UNIT))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final List<String> FOREIGN_IDS = List.of(
            "used",
            "olp",
            "aod",
            "all-offers",
            "sims",
            "sp_",
            "rhf",
            "hlcx",
            "compar",
            "similar",
            "anoncarousel",
            "bundle",
            "sns",
            "unqualified",
            "renewed",
            "refurb",
            "tradein",
            "morebuyingchoices",
            "mbc",
            "desktop-dp-sims");

    private static final List<String> FOREIGN_CLASSES =
            List.of("carousel", "p13n", "sponsored", "bxgy", "comparison", "olp-", "sims-", "similarities");

    private AmazonPlaces() {}

    /**
     * Whether an element belongs to another product or to an offer beside the buy box.
     *
     * @param asin of the page, null where unknown
     */
    static boolean foreign(Element element, String asin) {
        for (Element at = element; at != null && !at.normalName().equals("body"); at = at.parent()) {
            String id = at.id().toLowerCase(Locale.ROOT);
            String classes = at.className().toLowerCase(Locale.ROOT);
            String other = at.attr("data-asin");
            if ((!id.isEmpty() && FOREIGN_IDS.stream().anyMatch(id::startsWith))
                    || (!classes.isEmpty() && FOREIGN_CLASSES.stream().anyMatch(classes::contains))
                    || (asin != null && !other.isEmpty() && !other.equals(asin))) {
                return true;
            }
        }
        return false;
    }
}
