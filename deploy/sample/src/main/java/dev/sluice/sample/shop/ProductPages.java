package dev.sluice.sample.shop;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.sample.server.SampleResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Renders the page of an item in its layout, with its fault. */
record ProductPages(PageFrame frame) {

    private static final Template PRODUCT = Template.read("product.html");
    private static final Template MICRODATA = Template.read("microdata.html");
    private static final Template MARKETPLACE = Template.read("marketplace.html");
    private static final Template DESCRIPTION = Template.read("description.head.html");
    private static final Template OPEN_GRAPH = Template.read("open-graph.head.html");
    private static final Template PRODUCT_JSON = Template.read("product.json");
    private static final Template OFFER_JSON = Template.read("offer.json");
    private static final Map<PageLayout, Template> JSON_LD = Map.of(
            PageLayout.JSON_LD, Template.read("json-ld.json"),
            PageLayout.JSON_LD_GRAPH, Template.read("json-ld-graph.json"),
            PageLayout.JSON_LD_ARRAY, Template.read("json-ld-array.json"),
            PageLayout.JSON_LD_AGGREGATE, Template.read("json-ld-aggregate.json"));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigDecimal HIGHEST_OFFER = new BigDecimal("1.15");
    /** Prefixes that shops write before a schema.org value. */
    private static final List<String> AVAILABILITY_PREFIXES = List.of("https://schema.org/", "http://schema.org/", "");

    SampleResponse respond(ShopItem item, Offer offer, URI page) {
        return switch (item.fault()) {
            case NONE, CALL_US -> SampleResponse.html(200, html(item, offer, page));
            case SERVER_ERROR -> SampleResponse.html(500, apology("Something went wrong on our side."));
            case GONE -> SampleResponse.html(404, apology("This page is no longer here."));
            case NO_PRODUCT ->
                SampleResponse.html(200, apology("We are counting our shelves. Please come back later."));
            case CUT_PAGE -> SampleResponse.html(200, cut(html(item, offer, page), item));
            case CUT_CONNECTION ->
                SampleResponse.html(200, html(item, offer, page)).truncate();
            // A trailing member without a value, as templates write it when a variable is missing.
            case INVALID_JSON_LD ->
                SampleResponse.html(200, html(item, offer, page).replace("}</script>", ",\"review\":}</script>"));
        };
    }

    String apology(String text) {
        return frame.around("en", "Sorry", "", "<h1>Sorry</h1>\n<p>" + Html.escape(text) + "</p>");
    }

    private String html(ShopItem item, Offer offer, URI page) {
        Map<String, Object> values = values(item, offer, page);
        String head =
                switch (item.layout()) {
                    case MICRODATA, MARKETPLACE -> DESCRIPTION.fill(values);
                    case OPEN_GRAPH -> OPEN_GRAPH.fill(values);
                    default -> jsonLd(item.layout(), values);
                };
        Template body =
                switch (item.layout()) {
                    case MICRODATA -> MICRODATA;
                    case MARKETPLACE -> MARKETPLACE;
                    default -> PRODUCT;
                };
        return frame.around(
                item.storefront().language(),
                item.title(),
                "<link rel=\"canonical\" href=\"" + page + "\">\n" + head,
                body.fill(values));
    }

    private static String jsonLd(PageLayout layout, Map<String, Object> values) {
        values.put("productJson", PRODUCT_JSON.fill(values));
        values.put("offerJson", OFFER_JSON.fill(values));
        String json = JSON_LD.get(layout).fill(values).replace("</", "<\\/");
        return "<script type=\"application/ld+json\">" + json + "</script>\n";
    }

    private static Map<String, Object> values(ShopItem item, Offer offer, URI page) {
        boolean even = item.number() % 2 == 0;
        Map<String, Object> values = JSON.convertValue(item, new TypeReference<>() {});
        values.putAll(JSON.convertValue(offer, new TypeReference<Map<String, Object>>() {}));
        values.put(
                "metaDescription",
                item.layout() == PageLayout.MARKETPLACE ? item.title() + " : " + item.category() : item.description());
        values.put("ratingCountGrouped", String.format(Locale.ROOT, "%,d", item.ratingCount()));
        values.put("rank", item.number() + 7);
        values.put("offerCount", 2 + item.number() % 5);
        values.put("url", page);
        values.put("image", page.resolve("/i/" + item.slug() + ".jpg"));
        values.put("home", page.resolve("/"));
        values.put("detailRows", Html.rows(item.attributes()));
        values.put("brandJson", (even ? "{\"@type\":\"Brand\",\"name\":\"%s\"}" : "\"%s\"").formatted(item.brand()));
        values.put("availabilityPrefix", AVAILABILITY_PREFIXES.get(item.number() % 3));
        values.put("openGraphAvailability", openGraph(offer.availability()));
        values.put("stock", OfferHtml.stock(offer));
        values.put("priceHtml", OfferHtml.price(item, offer));
        if (offer.price() == null) {
            values.put("priceJson", "\"price\":\"" + OfferHtml.CALL_US + "\"");
            return values;
        }
        String price = offer.price().toPlainString();
        values.put("localPrice", item.storefront().show(offer.price()));
        values.put(
                "highPrice",
                offer.price().multiply(HIGHEST_OFFER).setScale(offer.price().scale(), RoundingMode.UP));
        values.put("marketplacePrice", offer.soldOut() ? "" : OfferHtml.marketplacePrice(item, offer));
        // Half of the pages write the price as text, which schema.org allows.
        values.put(
                "priceJson",
                "\"price\":%s,\"priceCurrency\":\"%s\"".formatted(even ? '"' + price + '"' : price, offer.currency()));
        return values;
    }

    /** OpenGraph has no word for a limited stock. */
    private static String openGraph(String availability) {
        return switch (availability) {
            case "OutOfStock" -> "out of stock";
            case "PreOrder" -> "preorder";
            default -> "in stock";
        };
    }

    private static String cut(String html, ShopItem item) {
        return html.substring(0, html.indexOf(item.model(), html.indexOf("ld+json")) + 1);
    }
}
