package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.feed.products.ProductFacts.FactSource;
import dev.sluice.scraper.markup.AvailabilityPhrases;
import dev.sluice.scraper.markup.PageMarkup;
import dev.sluice.scraper.markup.RatingPhrases;
import dev.sluice.scraper.markup.VisibleText;
import dev.sluice.scraper.markup.Warnings;
import dev.sluice.scraper.money.PriceParser;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Reads product pages in Amazon's layout, recognised by their elements and not by their host. */
final class AmazonPageReader {

    private final PageMarkup markup;
    private final String asin;
    private final PriceParser prices;
    private final Warnings warnings;

    AmazonPageReader(PageMarkup markup, URI canonical, PriceParser prices, Warnings warnings) {
        this.markup = markup;
        this.prices = prices;
        this.warnings = warnings;
        this.asin = Stream.concat(
                        Stream.of("ASIN", "averageCustomerReviews", "cerberus-data-metrics")
                                .flatMap(markup::withId)
                                .flatMap(element -> Stream.of(element.attr("value"), element.attr("data-asin"))),
                        ShopAddresses.productPath(canonical).stream())
                .filter(ShopAddresses::isAsin)
                .findFirst()
                .orElse(null);
    }

    /** The facts of the page; empty if it has another layout. */
    Stream<ProductFacts> facts(Map<String, String> attributes) {
        Optional<String> title =
                first(AmazonSelectors.TITLES).map(VisibleText::of).filter(text -> !text.isEmpty());
        if (title.isEmpty() || AmazonSelectors.MARKERS.stream().noneMatch(markup.byId()::containsKey)) {
            return Stream.empty();
        }
        Map<String, String> fields = new HashMap<>();
        fields.put("title", title.get());
        ProductFacts.put(fields, "asin", asin == null ? attributes.get("asin") : asin);
        ProductFacts.put(fields, "brand", AmazonBrandReader.of(markup, attributes));
        ProductFacts.put(fields, "imageUrl", image());
        rating().ifPresent(rating -> fields.put("rating", rating));
        ratingCount().ifPresent(count -> fields.put("ratingCount", count));
        AmazonSelectors.attributeKeys("countryOfOrigin").stream()
                .map(attributes::get)
                .forEach(country -> ProductFacts.put(fields, "countryOfOrigin", country));
        String availability = availability();
        Offer money = new AmazonPriceReader(markup, asin, prices, warnings).read("OutOfStock".equals(availability));
        return Stream.of(new ProductFacts(
                FactSource.AMAZON,
                fields,
                new Offer(money.price(), money.listPrice(), money.currency(), availability, null)));
    }

    private String availability() {
        if (markup.byId().containsKey("outOfStock")) {
            return "OutOfStock";
        }
        return own("availability")
                .map(VisibleText::of)
                .map(AvailabilityPhrases::availability)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> first(AmazonSelectors.BUTTONS).isPresent() ? "InStock" : null);
    }

    private Optional<String> rating() {
        return Stream.concat(
                        own("acrPopover").map(element -> element.attr("title")),
                        Stream.of("acrPopover", "averageCustomerReviews")
                                .flatMap(this::own)
                                .flatMap(element -> VisibleText.elements(element, 100).stream())
                                .filter(element -> element.hasClass("a-icon-alt"))
                                .map(VisibleText::of))
                .flatMap(text -> RatingPhrases.stars(text).stream())
                .findFirst();
    }

    private Optional<String> ratingCount() {
        return own("acrCustomerReviewText")
                .flatMap(element -> Stream.of(VisibleText.of(element), element.attr("aria-label")))
                .flatMap(text -> RatingPhrases.count(text).stream())
                .findFirst();
    }

    private String image() {
        return Stream.of("landingImage", "imgBlkFront", "ebooksImgBlkFront")
                .flatMap(markup::withId)
                .flatMap(image -> Stream.of(image.attr("data-old-hires"), image.attr("src")))
                .filter(address -> !address.isBlank() && !address.startsWith("data:"))
                .findFirst()
                .orElse(null);
    }

    private Stream<Element> own(String id) {
        return markup.withId(id).filter(element -> !AmazonSelectors.foreign(element, asin));
    }

    private Optional<Element> first(List<String> ids) {
        return ids.stream().flatMap(this::own).findFirst();
    }
}
