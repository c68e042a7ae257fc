package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.money.WordTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Element ids of Amazon's product pages, and the elements that belong to other products or other sellers' offers. */
final class AmazonSelectors {

    /** Elements that show the price of the buy box, the most reliable first. */
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

    /** Elements with the price beside the buy box or for scripts; they remain when a product is sold out. */
    static final List<String> SECONDARY_PRICES = List.of(
            "price",
            "cerberus-data-metrics",
            "twister-plus-price-data-price",
            "attach-base-product-price",
            "priceValue");

    /** Currency symbol of the price for scripts. */
    static final String SYMBOL = "twister-plus-price-data-price-unit";

    static final List<String> LIST_PRICES =
            List.of("priceblock_listprice", "listPriceValue", "listPrice", "print-list-price", "digital-list-price");

    static final List<String> TITLES = List.of("productTitle", "ebooksProductTitle", "gc-asin-title");

    /** Any of these beside a title identifies the layout. */
    static final List<String> MARKERS = List.of(
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

    /** Lists with an attribute per item. */
    static final String[] DETAIL_LISTS = {"detailBullets_feature_div", "detail-bullets"};

    static final Set<String> IDS = Stream.of(
                    PRICES,
                    SECONDARY_PRICES,
                    LIST_PRICES,
                    TITLES,
                    MARKERS,
                    BUTTONS,
                    List.of("acrPopover", "imgBlkFront", "ebooksImgBlkFront", "detail-bullets", "brand", SYMBOL))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, String> ATTRIBUTE_KEYS = WordTable.read("attribute-keys");

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

    private AmazonSelectors() {}

    /** The keys under which the tables of Amazon's shops state a field, in order of precedence. */
    static List<String> attributeKeys(String field) {
        return ATTRIBUTE_KEYS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(field))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Whether an element belongs to another product or to an offer beside the buy box.
     *
     * @param asin of the page, null if unknown
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
