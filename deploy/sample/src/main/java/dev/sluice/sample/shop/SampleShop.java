package dev.sluice.sample.shop;

import dev.sluice.sample.server.SampleResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The sample shop: serves its pages, and gives tests the expected content of each. */
public final class SampleShop {

    private static final String PRODUCT = "/p/";
    private static final String CATEGORY = "/c/";

    private final URI address;
    private final Clock clock;
    private final Catalogue catalogue;
    private final OfferGenerator offers;
    private final ListingPages listings;
    private final ProductPages pages;

    /** Derives all content from a seed. */
    public SampleShop(URI address, long seed, Clock clock) {
        this.address = address;
        this.clock = clock;
        this.catalogue = new Catalogue(seed);
        this.offers = new OfferGenerator(seed);
        PageFrame frame = new PageFrame(catalogue.categories());
        this.listings = new ListingPages(address, catalogue, offers, frame);
        this.pages = new ProductPages(frame);
    }

    /**
     * The content of all product pages at a moment, in the order of the sitemap.
     *
     * @param at offers hold for a period of 30 s
     * @return one per page, including broken ones
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
                    .map(item -> pages.respond(item, offers.offer(item, now), page(item)))
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
            case ListingPages.PRIVATE + "clearance" -> clearance(now);
            default -> notFound();
        };
    }

    private SampleResponse clearance(Instant now) {
        ShopItem item = catalogue.hidden();
        return pages.respond(item, offers.offer(item, now), address.resolve(ListingPages.PRIVATE + "clearance"));
    }

    private SampleResponse notFound() {
        return SampleResponse.html(404, pages.apology("There is no such page."));
    }

    private URI page(ShopItem item) {
        return address.resolve(item.path());
    }

    private ExpectedProduct expected(ShopItem item, Instant at) {
        Offer offer = offers.offer(item, at);
        boolean priced = offer.price() != null && !(item.layout() == PageLayout.MARKETPLACE && offer.soldOut());
        return new ExpectedProduct(
                page(item),
                item.layout(),
                item.fault(),
                item.title(),
                item.sku(),
                item.asin(),
                priced ? offer.price() : null,
                priced ? offer.currency() : null,
                item.layout() == PageLayout.OPEN_GRAPH && offer.availability().equals("LimitedAvailability")
                        ? "InStock"
                        : offer.availability());
    }
}
