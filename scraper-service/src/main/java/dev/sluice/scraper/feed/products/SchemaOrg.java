package dev.sluice.scraper.feed.products;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the product that a page is about among the things it describes, and reads its facts. */
final class SchemaOrg {

    private final Set<String> addresses;
    private final Doubts doubts;

    /**
     * A reader of one page.
     *
     * @param addresses by which the page is known, without scheme and fragment ({@link Addresses#bare})
     * @param doubts takes what is doubtful
     */
    SchemaOrg(Set<String> addresses, Doubts doubts) {
        this.addresses = addresses;
        this.doubts = doubts;
    }

    Facts facts(List<Item> things) {
        List<Item> products = things.stream().filter(Item::product).distinct().toList();
        if (products.size() == 1) {
            return read(products.get(0));
        }
        return choose(products).map(this::read).orElseGet(() -> {
            if (!products.isEmpty()) {
                doubts.add("title", products.size() + " products on the page, none of them clearly its own");
            }
            return Facts.NONE;
        });
    }

    private Optional<Item> choose(List<Item> products) {
        List<Item> own = products.stream()
                .filter(product -> product.texts("url").anyMatch(url -> addresses.contains(Addresses.bare(url))))
                .toList();
        if (own.size() == 1) {
            return Optional.of(own.get(0));
        }
        List<Item> offered = products.stream()
                .filter(product -> product.values().containsKey("offers"))
                .toList();
        return own.isEmpty() && offered.size() == 1 ? Optional.of(offered.get(0)) : Optional.empty();
    }

    private Facts read(Item product) {
        Map<String, String> fields = new HashMap<>();
        put(fields, "title", product.text("name"));
        put(fields, "brand", product.firstText("brand", "manufacturer"));
        put(fields, "sku", product.text("sku"));
        put(fields, "mpn", product.text("mpn"));
        put(fields, "asin", product.text("asin"));
        put(fields, "gtin", product.firstText("gtin13", "gtin", "gtin12", "gtin14", "gtin8"));
        put(fields, "imageUrl", product.text("image"));
        put(fields, "countryOfOrigin", product.text("countryOfOrigin"));
        product.items("aggregateRating").stream().findFirst().ifPresent(rating -> {
            put(fields, "rating", rating.text("ratingValue"));
            put(fields, "bestRating", rating.text("bestRating"));
            put(fields, "ratingCount", rating.firstText("ratingCount", "reviewCount"));
        });
        Offer offer = new Offers(doubts).of(product);
        product.items("offers").stream().findFirst().ifPresent(first -> {
            put(fields, "sku", first.text("sku"));
            put(fields, "gtin", first.firstText("gtin13", "gtin", "gtin12", "gtin14", "gtin8"));
        });
        return new Facts(fields, offer);
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (value != null && !value.isBlank()) {
            fields.putIfAbsent(name, value);
        }
    }
}
