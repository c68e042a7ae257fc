package dev.sluice.scraper.feed.products;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** From a shop page to the observation: what its sources say, joined and cleaned. A page that says nothing gives one too. */
final class ProductPage {

    private final Markup markup;
    private final URI address;
    private final Canonical canonical;
    private final Doubts doubts = new Doubts();
    private final Merge merge = new Merge(doubts);
    private final Map<String, String> rows;

    private ProductPage(Document page, URI address) {
        this.markup = Markup.of(page);
        this.address = address;
        this.canonical = Canonical.of(markup, address);
        this.rows = Attributes.of(markup);
    }

    /**
     * Reads a page; the same page and rules give the same product.
     *
     * @param page as fetched
     * @param address that answered
     * @param observedAt to the millisecond
     * @param rules of the site, a CSS selector by field; empty for none
     * @return the observation; without a title if no product was found, so that ingest rejects it visibly
     */
    static Product read(Document page, URI address, Instant observedAt, Map<String, String> rules) {
        ProductPage reader = new ProductPage(page, address);
        reader.gather(rules);
        return reader.product(observedAt);
    }

    /** The same with the price from where {@code selector} points to. */
    static Product read(Document page, URI address, Instant observedAt, Map<String, String> rules, String selector) {
        ProductPage reader = new ProductPage(page, address);
        reader.gather(rules);
        reader.choose(selector);
        return reader.product(observedAt);
    }

    private void gather(Map<String, String> rules) {
        Prices prices = new Prices(markup.locality());
        ProductChoice choice = new ProductChoice(addresses(), titles(), doubts);
        Offers offers = new Offers(doubts, new SingleOffer(prices, doubts), choice::own);
        new SchemaOrg(Source.JSON_LD, choice, offers)
                .facts(JsonLd.items(markup))
                .forEach(merge::add);
        new SchemaOrg(Source.MICRODATA, choice, offers)
                .facts(Things.microdata(markup))
                .forEach(merge::add);
        new SchemaOrg(Source.RDFA, choice, offers).facts(Things.rdfa(markup)).forEach(merge::add);
        new AmazonPage(markup, URI.create(canonical.address()), prices, doubts)
                .facts(rows)
                .forEach(merge::add);
        new OpenGraph(markup, prices, doubts).facts().forEach(merge::add);
        new CssRules(rules, markup, prices, doubts).facts().forEach(merge::add);
    }

    private void choose(String selector) {
        new CssRules(Map.of("price", selector), markup, new Prices(markup.locality()), doubts)
                .price(merge.currency())
                .ifPresent(merge::prefer);
    }

    private Product product(Instant observedAt) {
        Offer offer = merge.offer();
        Map<String, String> attributes = Attributes.with(rows, merge.attributes());
        Fields fields = new Fields(merge.fields(), attributes, doubts, merge.sources());
        BigDecimal before = fields.listPrice(offer);
        String asin = fields.asin(address);
        String sku = fields.text("sku", 200);
        merge.sources().put("url", canonical.source().label());
        Product product = new Product(
                ProductId.of(address, asin, sku, canonical.address()),
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
                doubts.found(),
                null);
        return product.with(Sources.of(product, merge.sources()));
    }

    private Set<String> addresses() {
        return Stream.of(canonical.address(), address.toString())
                .map(Addresses::bare)
                .collect(Collectors.toSet());
    }

    /** The page's own names, by which a product of the same name is known as the page's. */
    private Set<String> titles() {
        return Stream.concat(
                        markup.meta("og:title").stream(),
                        markup.page().select("h1").stream().limit(3).map(Texts::of))
                .map(Facts::bare)
                .filter(title -> !title.isEmpty())
                .collect(Collectors.toSet());
    }
}
