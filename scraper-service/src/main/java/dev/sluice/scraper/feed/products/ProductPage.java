package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.feed.products.ProductFacts.FactSource;
import dev.sluice.scraper.markup.AttributeDataReader;
import dev.sluice.scraper.markup.AttributeTables;
import dev.sluice.scraper.markup.JsonLdReader;
import dev.sluice.scraper.markup.PageMarkup;
import dev.sluice.scraper.markup.VisibleText;
import dev.sluice.scraper.markup.Warnings;
import dev.sluice.scraper.money.PriceParser;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** Extracts an observation from a shop page: the facts of all its sources, merged and normalized. */
final class ProductPage {

    private final PageMarkup markup;
    private final URI address;
    private final CanonicalAddress canonical;
    private final Warnings warnings = new Warnings();
    private final FactMerger merger = new FactMerger(warnings);
    private final Map<String, String> attributeRows;

    private ProductPage(Document page, URI address) {
        this.markup = PageMarkup.of(page, AmazonSelectors.IDS);
        this.address = address;
        this.canonical = CanonicalAddress.of(markup, address);
        this.attributeRows = AttributeTables.of(markup, AmazonSelectors.DETAIL_LISTS);
    }

    /**
     * Reads a page; the same page and rules yield the same product.
     *
     * @param page as fetched
     * @param address that answered
     * @param observedAt to the millisecond
     * @param rules of the site, a CSS selector by field; may be empty
     * @param selector of the price, which takes precedence over all other sources; null for none
     * @return the observation; without a title if the page has no product, so that ingest rejects it visibly
     */
    static Product read(Document page, URI address, Instant observedAt, Map<String, String> rules, String selector) {
        ProductPage reader = new ProductPage(page, address);
        reader.gather(rules);
        if (selector != null) {
            reader.preferPrice(selector);
        }
        return reader.product(observedAt);
    }

    private void gather(Map<String, String> rules) {
        PriceParser prices = new PriceParser(markup.locale());
        ProductChooser chooser = new ProductChooser(addresses(), titles(), warnings);
        OfferChooser offers = new OfferChooser(warnings, new OfferReader(prices, warnings), chooser::own);
        new SchemaOrgReader(FactSource.JSON_LD, chooser, offers)
                .facts(JsonLdReader.items(markup, ProductChooser.TYPES))
                .forEach(merger::add);
        new SchemaOrgReader(FactSource.MICRODATA, chooser, offers)
                .facts(AttributeDataReader.microdata(markup, ProductChooser.TYPES))
                .forEach(merger::add);
        new SchemaOrgReader(FactSource.RDFA, chooser, offers)
                .facts(AttributeDataReader.rdfa(markup, ProductChooser.TYPES))
                .forEach(merger::add);
        new AmazonPageReader(markup, URI.create(canonical.address()), prices, warnings)
                .facts(attributeRows)
                .forEach(merger::add);
        new OpenGraphReader(markup, prices, warnings).facts().forEach(merger::add);
        new CssRuleReader(rules, markup, prices, warnings).facts().forEach(merger::add);
    }

    private void preferPrice(String selector) {
        new CssRuleReader(Map.of("price", selector), markup, new PriceParser(markup.locale()), warnings)
                .price(merger.currency())
                .ifPresent(merger::prefer);
    }

    private Product product(Instant observedAt) {
        Offer offer = merger.offer();
        Map<String, String> attributes = AttributeTables.with(attributeRows, merger.attributes());
        FieldNormalizer fields = new FieldNormalizer(merger.fields(), attributes, warnings, merger.sources());
        BigDecimal before = fields.listPrice(offer);
        String asin = fields.asin(address);
        String sku = fields.text("sku", 200);
        merger.sources().put("url", canonical.source().label());
        return new Product(
                        Product.id(address, asin, sku, canonical.address()),
                        observedAt,
                        canonical.address(),
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
                        fields.image(markup.page()),
                        fields.countryOfOrigin(),
                        attributes.isEmpty() ? null : attributes,
                        warnings.found(),
                        merger.sources())
                .retainSources();
    }

    private Set<String> addresses() {
        return Stream.of(canonical.address(), address.toString())
                .map(ShopAddresses::bare)
                .collect(Collectors.toSet());
    }

    /** Titles of the page: an item of the same name describes its product. */
    private Set<String> titles() {
        return Stream.concat(
                        markup.meta("og:title").stream(),
                        markup.page().select("h1").stream().limit(3).map(VisibleText::of))
                .map(ProductFacts::normalized)
                .filter(title -> !title.isEmpty())
                .collect(Collectors.toSet());
    }
}
