package dev.sluice.sample.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes in which shops write a Product as JSON-LD. */
final class JsonLdBlocks {

    private static final String CONTEXT = "@context";
    private static final String TYPE = "@type";
    private static final String SCHEMA = "https://schema.org";
    private static final BigDecimal DEAREST = new BigDecimal("1.15");

    private JsonLdBlocks() {}

    static Object plain(Item item, Offer offer, URI page) {
        return withContext(product(item, page, single(item, offer, page)));
    }

    static Object graph(Item item, Offer offer, URI page) {
        Map<String, Object> product = product(item, page, List.of(single(item, offer, page)));
        product.put(TYPE, List.of("Product"));
        product.put("@id", page + "#product");
        return withContext(
                Map.of("@graph", List.of(organization(page), node("WebPage", "url", page.toString()), product)));
    }

    static Object array(Item item, Offer offer, URI page) {
        var crumbs =
                node("BreadcrumbList", "itemListElement", List.of(crumb(1, item.category()), crumb(2, item.brand())));
        return List.of(
                withContext(organization(page)),
                withContext(crumbs),
                withContext(product(item, page, single(item, offer, page))));
    }

    static Object aggregate(Item item, Offer offer, URI page) {
        Map<String, Object> offers = node("AggregateOffer", "offerCount", 2 + item.number() % 5);
        offers.put("lowPrice", offer.price());
        offers.put(
                "highPrice",
                offer.price().multiply(DEAREST).setScale(offer.price().scale(), RoundingMode.UP));
        offers.put("priceCurrency", offer.currency());
        offers.put("availability", SCHEMA + "/" + offer.availability());
        return withContext(product(item, page, offers));
    }

    private static Map<String, Object> product(Item item, URI page, Object offers) {
        Map<String, Object> product = node("Product", "name", item.title());
        product.put("description", item.description());
        product.put("image", List.of(page.resolve("/i/" + item.slug() + ".jpg").toString()));
        product.put("sku", item.sku());
        product.put("gtin13", item.gtin());
        product.put("mpn", item.model());
        product.put("brand", item.number() % 2 == 0 ? node("Brand", "name", item.brand()) : item.brand());
        product.put("countryOfOrigin", node("Country", "name", item.country()));
        Map<String, Object> rating = node("AggregateRating", "ratingValue", item.rating());
        rating.put("reviewCount", item.ratingCount());
        product.put("aggregateRating", rating);
        product.put("offers", offers);
        return product;
    }

    private static Map<String, Object> single(Item item, Offer offer, URI page) {
        Map<String, Object> single = node("Offer", "url", page.toString());
        if (offer.price() == null) {
            single.put("price", VisibleText.CALL_US);
        } else {
            // Half of the shops write it as text, as schema.org allows.
            single.put("price", item.number() % 2 == 0 ? offer.price().toPlainString() : offer.price());
            single.put("priceCurrency", offer.currency());
        }
        single.put("itemCondition", SCHEMA + "/NewCondition");
        single.put(
                "availability",
                List.of(SCHEMA + "/", "http://schema.org/", "").get(item.number() % 3) + offer.availability());
        return single;
    }

    private static Map<String, Object> organization(URI page) {
        Map<String, Object> organization = node("Organization", "name", "Weir Street Goods");
        organization.put("url", page.resolve("/").toString());
        return organization;
    }

    private static Map<String, Object> crumb(int position, String name) {
        Map<String, Object> crumb = node("ListItem", "position", position);
        crumb.put("name", name);
        return crumb;
    }

    private static Map<String, Object> node(String type, String key, Object value) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put(TYPE, type);
        node.put(key, value);
        return node;
    }

    private static Map<String, Object> withContext(Map<String, Object> node) {
        Map<String, Object> whole = new LinkedHashMap<>(Map.of(CONTEXT, SCHEMA));
        whole.putAll(node);
        return whole;
    }
}
