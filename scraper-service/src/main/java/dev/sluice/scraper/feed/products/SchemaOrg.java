package dev.sluice.scraper.feed.products;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the facts about the product that a page is about from the things it describes. */
final class SchemaOrg {

    private static final String[] GTINS = {"gtin13", "gtin", "gtin14", "gtin12", "gtin8", "ean"};

    private static final Pattern ISBN = Pattern.compile("97[89][\\d -]{10,14}");

    private final Source source;
    private final ProductChoice choice;
    private final Offers offers;

    SchemaOrg(Source source, ProductChoice choice, Offers offers) {
        this.source = source;
        this.choice = choice;
        this.offers = offers;
    }

    /** In the order of the page; several where it describes the same product more than once. */
    List<Facts> facts(List<Item> things) {
        List<Item> products = things.stream().filter(Item::product).distinct().toList();
        return choice.of(products).stream()
                .map(product -> product.group() ? group(product, products) : read(product, offers.of(product)))
                .toList();
    }

    /** A group is sold as its variants: as the one of this address, or at the price that they agree on. */
    private Facts group(Item group, List<Item> products) {
        List<Item> variants = ProductChoice.variants(group, products);
        List<Item> here = variants.stream().filter(choice::own).toList();
        if (here.size() == 1) {
            Facts own = read(here.get(0), offers.of(here.get(0)));
            Map<String, String> both = new HashMap<>(read(group, Offer.NONE).fields());
            both.putAll(own.fields());
            return new Facts(source, both, own.offer(), own.attributes());
        }
        boolean priced = group.values().containsKey("offers") || variants.isEmpty();
        return read(group, priced ? offers.of(group) : offers.ofVariants(variants));
    }

    private Facts read(Item product, Offer offer) {
        Map<String, String> fields = new HashMap<>();
        put(fields, "title", product.text("name"));
        put(fields, "brand", product.firstText("brand", "manufacturer"));
        put(fields, "sku", product.text("sku"));
        put(fields, "mpn", product.text("mpn"));
        put(fields, "asin", product.text("asin"));
        put(fields, "gtin", product.firstText(GTINS));
        // The older form of ten characters is no GTIN.
        product.texts("isbn").filter(ISBN.asMatchPredicate()).forEach(isbn -> put(fields, "gtin", isbn));
        put(fields, "imageUrl", product.text("image"));
        put(fields, "countryOfOrigin", product.text("countryOfOrigin"));
        product.items("aggregateRating").stream().findFirst().ifPresent(rating -> rating(fields, rating));
        product.items("offers").stream().findFirst().ifPresent(first -> {
            put(fields, "sku", first.text("sku"));
            put(fields, "gtin", first.firstText(GTINS));
        });
        return new Facts(source, fields, offer, attributes(product));
    }

    private static void rating(Map<String, String> fields, Item rating) {
        put(fields, "rating", rating.firstText("ratingValue", "average"));
        put(fields, "bestRating", rating.firstText("bestRating", "best"));
        put(fields, "ratingCount", rating.firstText("ratingCount", "reviewCount", "count", "votes"));
    }

    private static Map<String, String> attributes(Item product) {
        Map<String, String> found = new HashMap<>();
        product.items("additionalProperty").forEach(property -> {
            String name = property.text("name");
            String value = property.text("value");
            if (name != null && value != null) {
                put(found, name, value);
            }
        });
        return found;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (value != null && !value.isBlank()) {
            fields.putIfAbsent(name, value);
        }
    }
}
