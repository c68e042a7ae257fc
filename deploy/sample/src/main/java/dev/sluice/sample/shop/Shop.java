package dev.sluice.sample.shop;

import dev.sluice.sample.server.SampleResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The sample shop: answers for its pages, and tells tests what they should have found there. */
public final class Shop {

    private static final String PRODUCT = "/p/";
    private static final String CATEGORY = "/c/";

    private final URI address;
    private final Clock clock;
    private final Catalogue catalogue;
    private final Prices prices;
    private final Listings listings;
    private final ProductPages pages;

    /** Derives all content from a seed. */
    public Shop(URI address, long seed, Clock clock) {
        this.address = address;
        this.clock = clock;
        this.catalogue = new Catalogue(seed);
        this.prices = new Prices(seed);
        Frame frame = new Frame(catalogue.categories());
        this.listings = new Listings(address, catalogue, prices, frame);
        this.pages = new ProductPages(frame);
    }

    /**
     * What all product pages say at a moment, in the order of the sitemap.
     *
     * @param at prices hold for a period of 30 s
     * @return one a page, the broken ones too
     */
    public List<ExpectedProduct> expected(Instant at) {
        return catalogue.items().stream().map(item -> expected(item, at)).toList();
    }

    /** Responds to a request. */
    public SampleResponse respond(String path) {
        Instant now = clock.instant();
        if (path.startsWith(PRODUCT)) {
            return catalogue
                    .item(path.substring(PRODUCT.length()))
                    .map(item -> pages.answer(item, prices.offer(item, now), page(item)))
                    .orElseGet(this::notFound);
        }
        if (path.startsWith(CATEGORY)) {
            String key = path.substring(CATEGORY.length());
            return catalogue.categories().containsKey(key) ? listings.category(key, now) : notFound();
        }
        return switch (path) {
            case "/" -> listings.front(now);
            case "/robots.txt" -> listings.robots();
            case "/sitemap.xml" -> listings.sitemap();
            case Listings.PRIVATE + "clearance" -> clearance(now);
            default -> notFound();
        };
    }

    private SampleResponse clearance(Instant now) {
        Item item = catalogue.hidden();
        return pages.answer(item, prices.offer(item, now), address.resolve(Listings.PRIVATE + "clearance"));
    }

    private SampleResponse notFound() {
        return SampleResponse.html(404, pages.apology("There is no such page."));
    }

    private URI page(Item item) {
        return address.resolve(item.path());
    }

    private ExpectedProduct expected(Item item, Instant at) {
        Offer offer = prices.offer(item, at);
        boolean priced = offer.price() != null && !(item.layout() == Layout.MARKETPLACE && offer.soldOut());
        return new ExpectedProduct(
                page(item),
                item.layout(),
                item.fault(),
                item.title(),
                item.sku(),
                item.asin(),
                priced ? offer.price() : null,
                priced ? offer.currency() : null,
                item.layout() == Layout.OPEN_GRAPH && offer.availability().equals("LimitedAvailability")
                        ? "InStock"
                        : offer.availability());
    }
}
