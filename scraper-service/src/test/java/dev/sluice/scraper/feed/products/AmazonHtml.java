package dev.sluice.scraper.feed.products;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;

/** Builds small pages in Amazon's layout, with carousels of other products around the parts of a test. */
final class AmazonHtml {

    private static final Instant THEN = Instant.parse("2026-11-20T12:00:00.250Z");

    private AmazonHtml() {}

    /** Reads a page with the given language and parts, at an address that is not Amazon's. */
    static Product read(String language, String parts) {
        return read(language, parts, "https://shop.example/p/1");
    }

    /** Reads a page with the given language and parts, at the given address. */
    static Product read(String language, String parts, String address) {
        return ProductPage.read(Jsoup.parse(page(language, parts), address), URI.create(address), THEN, Map.of(), null);
    }

    private static String page(String language, String parts) {
        return """
                <!doctype html><html class="a-no-js" lang="%s"><head><title>Amazon</title>
                <link rel="canonical" href="https://shop.example/Nikon-D7500/dp/B06Y5ZCFHX"></head><body>
                <div id="sims-consolidated-2_feature_div" class="celwidget"><div class="a-carousel">
                  <div data-asin="B000000001"><span class="a-price"><span class="a-offscreen">$1.11</span></span>
                  <span id="price_inside_buybox">$1.11</span></div></div></div>
                <div id="dp"><div id="centerCol"><h1 id="title"><span id="productTitle">   Nikon D7500   </span></h1>
                %s
                </div></div>
                <div class="sp-carousel" data-asin="B000000002"><div id="corePrice_feature_div"><span class="a-price">
                  <span class="a-offscreen">$2.22</span></span></div><div id="availability">In stock</div>
                  <span id="acrPopover" title="1.0 out of 5 stars"></span></div>
                </body></html>""".formatted(language, parts);
    }

    /** An amount in Amazon's usual markup. */
    static String amount(String shown) {
        return "<span class=\"a-price\"><span class=\"a-offscreen\">" + shown + "</span><span aria-hidden=\"true\">"
                + shown + "</span></span>";
    }
}
