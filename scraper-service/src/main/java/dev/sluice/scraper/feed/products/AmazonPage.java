package dev.sluice.scraper.feed.products;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Reads the layout of Amazon's product pages, by what they hold: no host is asked for. */
final class AmazonPage {

    private final Markup markup;
    private final String asin;
    private final Prices prices;
    private final Doubts doubts;

    AmazonPage(Markup markup, URI canonical, Prices prices, Doubts doubts) {
        this.markup = markup;
        this.prices = prices;
        this.doubts = doubts;
        this.asin = Stream.concat(
                        Stream.of("ASIN", "averageCustomerReviews", "cerberus-data-metrics")
                                .flatMap(markup::withId)
                                .flatMap(element -> Stream.of(element.attr("value"), element.attr("data-asin"))),
                        Addresses.productPath(canonical).stream())
                .filter(Addresses::asin)
                .findFirst()
                .orElse(null);
    }

    /** What the page says; nothing where the layout is another. */
    Stream<Facts> facts(Map<String, String> attributes) {
        Optional<String> title = first(AmazonPlaces.TITLES).map(Texts::of).filter(text -> !text.isEmpty());
        if (title.isEmpty() || AmazonPlaces.MARKS.stream().noneMatch(markup.marked()::containsKey)) {
            return Stream.empty();
        }
        Map<String, String> fields = new HashMap<>();
        fields.put("title", title.get());
        put(fields, "asin", asin == null ? attributes.get("asin") : asin);
        put(fields, "brand", AmazonBrand.of(markup, attributes));
        put(fields, "imageUrl", image());
        rating().ifPresent(rating -> fields.put("rating", rating));
        ratingCount().ifPresent(count -> fields.put("ratingCount", count));
        Attributes.COUNTRIES.stream().map(attributes::get).forEach(country -> put(fields, "countryOfOrigin", country));
        String availability = availability();
        Offer money = new AmazonPrice(markup, asin, prices, doubts).read("OutOfStock".equals(availability));
        return Stream.of(new Facts(
                Source.AMAZON,
                fields,
                new Offer(money.price(), money.listPrice(), money.currency(), availability, null)));
    }

    private String availability() {
        if (markup.marked().containsKey("outOfStock")) {
            return "OutOfStock";
        }
        return own("availability")
                .map(Texts::of)
                .map(StockWords::availability)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> first(AmazonPlaces.BUTTONS).isPresent() ? "InStock" : null);
    }

    private Optional<String> rating() {
        return Stream.concat(
                        own("acrPopover").map(element -> element.attr("title")),
                        Stream.of("acrPopover", "averageCustomerReviews")
                                .flatMap(this::own)
                                .flatMap(element -> Texts.elements(element, 100).stream())
                                .filter(element -> element.hasClass("a-icon-alt"))
                                .map(Texts::of))
                .flatMap(text -> RatingWords.stars(text).stream())
                .findFirst();
    }

    private Optional<String> ratingCount() {
        return own("acrCustomerReviewText")
                .flatMap(element -> Stream.of(Texts.of(element), element.attr("aria-label")))
                .flatMap(text -> RatingWords.count(text).stream())
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
        return markup.withId(id).filter(element -> !AmazonPlaces.foreign(element, asin));
    }

    private Optional<Element> first(List<String> ids) {
        return ids.stream().flatMap(this::own).findFirst();
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (value != null && !value.isBlank()) {
            fields.putIfAbsent(name, value);
        }
    }
}
