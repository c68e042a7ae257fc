package dev.sluice.sample.shop;

import dev.sluice.sample.server.SampleResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders the pages that lead to products: front page, category pages, robots.txt and sitemap. */
record ListingPages(URI shop, Catalogue catalogue, OfferGenerator offers, PageFrame frame) {

    /** Forbidden by robots.txt, although the sitemap lists a page there. */
    static final String PRIVATE = "/private/";

    private static final int FRONT_PAGE_ITEMS = 12;

    SampleResponse front(Instant now) {
        List<ShopItem> some = catalogue.items().stream().limit(FRONT_PAGE_ITEMS).toList();
        return SampleResponse.html(
                200, frame.around("en", "Home", "", "<h1>New in the shop</h1>\n" + tiles(some, now)));
    }

    SampleResponse category(String key, Instant now) {
        String title = catalogue.categories().get(key);
        String body = "<h1>" + Html.escape(title) + "</h1>\n" + tiles(catalogue.in(key), now);
        return SampleResponse.html(200, frame.around("en", title, "", body));
    }

    SampleResponse robots() {
        return SampleResponse.text(200, """
                # Weir Street Goods
                User-agent: *
                Disallow: %s
                Allow: /

                Sitemap: %s/sitemap.xml
                """.formatted(PRIVATE, shop));
    }

    SampleResponse sitemap() {
        String urls = Stream.concat(catalogue.items().stream().map(ShopItem::path), Stream.of(PRIVATE + "clearance"))
                .map(path -> "  <url><loc>" + shop + path + "</loc></url>\n")
                .collect(Collectors.joining());
        return SampleResponse.xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n" + urls + "</urlset>\n");
    }

    private String tiles(List<ShopItem> items, Instant now) {
        return items.stream()
                .map(item -> "<li class=\"tile\">" + Html.link(item.path(), item.title())
                        + OfferHtml.price(item, offers.offer(item, now)) + "</li>\n")
                .collect(Collectors.joining("", "<ul class=\"tiles\">\n", "</ul>"));
    }
}
