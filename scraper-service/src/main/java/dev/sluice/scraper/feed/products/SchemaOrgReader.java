package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.feed.products.ProductFacts.FactSource;
import dev.sluice.scraper.markup.SchemaItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the facts about a page's product from its schema.org items. */
final class SchemaOrgReader {

    private static final String[] GTINS = {"gtin13", "gtin", "gtin14", "gtin12", "gtin8", "ean"};

    private static final Pattern ISBN = Pattern.compile("97[89][\\d -]{10,14}");

    private final FactSource source;
    private final ProductChooser chooser;
    private final OfferChooser offers;

    SchemaOrgReader(FactSource source, ProductChooser chooser, OfferChooser offers) {
        this.source = source;
        this.chooser = chooser;
        this.offers = offers;
    }

    /** The facts in the page's order; several if it describes the same product more than once. */
    List<ProductFacts> facts(List<SchemaItem> items) {
        List<SchemaItem> products =
                items.stream().filter(ProductChooser::isProduct).distinct().toList();
        return chooser.choose(products).stream()
                .map(product ->
                        ProductChooser.isGroup(product) ? group(product, products) : read(product, offers.of(product)))
                .toList();
    }

    /** A group is sold as its variants: the one at this address, or at the price that all agree on. */
    private ProductFacts group(SchemaItem group, List<SchemaItem> products) {
        List<SchemaItem> variants = ProductChooser.variants(group, products);
        List<SchemaItem> here = variants.stream().filter(chooser::own).toList();
        if (here.size() == 1) {
            ProductFacts own = read(here.get(0), offers.of(here.get(0)));
            Map<String, String> both = new HashMap<>(read(group, Offer.NONE).fields());
            both.putAll(own.fields());
            return new ProductFacts(source, both, own.offer(), own.attributes());
        }
        boolean priced = group.has("offers") || variants.isEmpty();
        return read(group, priced ? offers.of(group) : offers.ofVariants(variants));
    }

    private ProductFacts read(SchemaItem product, Offer offer) {
        Map<String, String> fields = new HashMap<>();
        ProductFacts.put(fields, "title", product.text("name"));
        ProductFacts.put(fields, "brand", product.firstText("brand", "manufacturer"));
        ProductFacts.put(fields, "sku", product.text("sku"));
        ProductFacts.put(fields, "mpn", product.text("mpn"));
        ProductFacts.put(fields, "asin", product.text("asin"));
        ProductFacts.put(fields, "gtin", product.firstText(GTINS));
        // The ten-character ISBN is no GTIN.
        product.texts("isbn").filter(ISBN.asMatchPredicate()).forEach(isbn -> ProductFacts.put(fields, "gtin", isbn));
        ProductFacts.put(fields, "imageUrl", product.text("image"));
        ProductFacts.put(fields, "countryOfOrigin", product.text("countryOfOrigin"));
        product.items("aggregateRating").stream().findFirst().ifPresent(rating -> rating(fields, rating));
        product.items("offers").stream().findFirst().ifPresent(first -> {
            ProductFacts.put(fields, "sku", first.text("sku"));
            ProductFacts.put(fields, "gtin", first.firstText(GTINS));
        });
        return new ProductFacts(source, fields, offer, attributes(product));
    }

    private static void rating(Map<String, String> fields, SchemaItem rating) {
        ProductFacts.put(fields, "rating", rating.firstText("ratingValue", "average"));
        ProductFacts.put(fields, "bestRating", rating.firstText("bestRating", "best"));
        ProductFacts.put(fields, "ratingCount", rating.firstText("ratingCount", "reviewCount", "count", "votes"));
    }

    private static Map<String, String> attributes(SchemaItem product) {
        Map<String, String> found = new HashMap<>();
        product.items("additionalProperty").forEach(property -> {
            String name = property.text("name");
            String value = property.text("value");
            if (name != null && value != null) {
                ProductFacts.put(found, name, value);
            }
        });
        return found;
    }
}
