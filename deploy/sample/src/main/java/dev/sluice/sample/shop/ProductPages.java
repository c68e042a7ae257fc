package dev.sluice.sample.shop;

import dev.sluice.sample.server.SampleResponse;
import java.net.URI;
import java.util.Map;

/** Writes the page of an item in its layout, with its fault. */
final class ProductPages {

    private static final Map<Layout, PageLayout> LAYOUTS = Map.of(
            Layout.JSON_LD, new JsonLdLayout(JsonLdBlocks::plain),
            Layout.JSON_LD_GRAPH, new JsonLdLayout(JsonLdBlocks::graph),
            Layout.JSON_LD_ARRAY, new JsonLdLayout(JsonLdBlocks::array),
            Layout.JSON_LD_AGGREGATE, new JsonLdLayout(JsonLdBlocks::aggregate),
            Layout.MICRODATA, new MicrodataLayout(),
            Layout.OPEN_GRAPH, new OpenGraphLayout(),
            Layout.MARKETPLACE, new MarketplaceLayout());

    private final Frame frame;

    ProductPages(Frame frame) {
        this.frame = frame;
    }

    SampleResponse answer(Item item, Offer offer, URI page) {
        return switch (item.fault()) {
            case NONE, CALL_US -> SampleResponse.html(200, html(item, offer, page));
            case SERVER_ERROR -> SampleResponse.html(500, apology("Something went wrong on our side."));
            case GONE -> SampleResponse.html(404, apology("This page is no longer here."));
            case NO_PRODUCT ->
                SampleResponse.html(200, apology("We are counting our shelves. Please come back later."));
            case CUT_PAGE -> SampleResponse.html(200, cut(html(item, offer, page), item));
            case CUT_CONNECTION ->
                SampleResponse.html(200, html(item, offer, page)).truncate();
            // The comma after the last member: what a template makes of a missing value.
            case INVALID_JSON_LD ->
                SampleResponse.html(200, html(item, offer, page).replace("}</script>", ",\"review\":}</script>"));
        };
    }

    String apology(String text) {
        return frame.around("en", "Sorry", "", "<h1>Sorry</h1>\n<p>" + Html.escape(text) + "</p>");
    }

    private String html(Item item, Offer offer, URI page) {
        PageLayout layout = LAYOUTS.get(item.layout());
        String head = "<link rel=\"canonical\" href=\"" + page + "\">\n" + layout.head(item, offer, page);
        return frame.around(item.storefront().language(), item.title(), head, layout.body(item, offer, page));
    }

    private static String cut(String html, Item item) {
        return html.substring(0, html.indexOf(item.model(), html.indexOf("ld+json")) + 1);
    }
}
