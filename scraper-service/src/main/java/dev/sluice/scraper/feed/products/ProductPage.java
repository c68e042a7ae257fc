package dev.sluice.scraper.feed.products;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** From a shop page to the observation: what its markup says, cleaned. A page that says nothing gives one too. */
final class ProductPage {

    private ProductPage() {}

    /**
     * Reads a page; the same page gives the same product.
     *
     * @param page as fetched
     * @param address that answered
     * @param observedAt to the millisecond
     * @return the observation; without a title if no product was found, so that ingest rejects it visibly
     */
    static Product read(Document page, URI address, Instant observedAt) {
        Doubts doubts = new Doubts();
        String canonical = Addresses.canonical(page, address);
        Set<String> known =
                Stream.of(canonical, address.toString()).map(Addresses::bare).collect(Collectors.toSet());
        SchemaOrg schema = new SchemaOrg(known, doubts);
        Facts facts = schema.facts(JsonLd.items(page))
                .or(schema.facts(Microdata.items(page)))
                .or(new OpenGraph(page, doubts).facts());
        Map<String, String> attributes = Attributes.of(page);
        Fields fields = new Fields(facts.fields(), attributes, doubts);
        Offer offer = facts.offer();
        BigDecimal before = fields.listPrice(offer);
        String asin = fields.asin(address);
        String sku = fields.text("sku", 200);
        return new Product(
                ProductId.of(address, asin, sku, canonical),
                observedAt,
                canonical,
                fields.text("title", 1000),
                fields.text("brand", 200),
                offer.price(),
                before,
                offer.currency(),
                offer.availability(),
                offer.condition(),
                fields.rating(),
                fields.ratingCount(),
                asin,
                sku,
                fields.gtin(),
                fields.text("mpn", 200),
                fields.image(page),
                fields.text("countryOfOrigin", "country_of_origin", 200),
                attributes.isEmpty() ? null : attributes,
                doubts.found());
    }
}
