package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.browser.Browser;
import dev.sluice.scraper.browser.RenderOptions;
import dev.sluice.scraper.fetch.CacheValidators;
import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.fetch.WebPage;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.publish.Fingerprint;
import dev.sluice.scraper.publish.OutboundEvent;
import dev.sluice.scraper.scrape.VisitRequest;
import dev.sluice.scraper.scrape.VisitResult;
import dev.sluice.scraper.scrape.Visitor;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Goes to one shop page when somebody asks for it. */
@Singleton
final class ProductVisitor implements Visitor {

    private final Fetcher fetcher;
    private final ProductReader reader;
    private final ProductVersions versions;
    private final Browser browser;
    private final EventPublisher publisher;

    ProductVisitor(
            Fetcher fetcher,
            ProductReader reader,
            ProductVersions versions,
            Browser browser,
            EventPublisher publisher) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.versions = versions;
        this.browser = browser;
        this.publisher = publisher;
    }

    @Override
    public String feed() {
        return "products";
    }

    @Override
    public Optional<URI> address(String asin, String site) {
        boolean known = asin != null
                && site != null
                && asin.matches("[A-Z0-9]{10}")
                && site.matches("(www\\.)?amazon\\.[a-z]{2,3}(\\.[a-z]{2})?");
        return known
                ? Optional.of(URI.create("https://www." + site.replaceFirst("^www\\.", "") + "/dp/" + asin))
                : Optional.empty();
    }

    @Override
    public Uni<VisitResult> visit(VisitRequest errand) {
        if (Boolean.TRUE.equals(errand.browser()) || errand.scrolls() > 0) {
            return render(errand).chain(product -> publish(errand, product));
        }
        // What a selector found before is not what another would find now.
        CacheValidators known = errand.selector() == null ? versions.of(errand.address()) : CacheValidators.NONE;
        return fetcher.fetch(errand.address(), known, page -> found(errand, page))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(VisitResult.unchanged())
                        : rendered(errand, found.get().product())
                                .chain(product -> publish(errand, product))
                                .invoke(() -> versions.published(
                                        errand.address(), found.get().conditions())));
    }

    private record Found(Product product, CacheValidators conditions) {}

    private Optional<Found> found(VisitRequest errand, WebPage page) {
        return page.isNotModified()
                ? Optional.empty()
                : Optional.of(new Found(reader.read(page, errand.selector()), page.validators()));
    }

    /** A page without a product may need its scripts to show one; what the browser cannot open stays as it was. */
    private Uni<Product> rendered(VisitRequest errand, Product product) {
        boolean bare = product.title() == null || (product.price() == null && product.availability() == null);
        boolean may = errand.browser() == null && browser.missing().isEmpty();
        return bare && may
                ? render(errand).onFailure(FetchFailed.class).recoverWithItem(product)
                : Uni.createFrom().item(product);
    }

    private Uni<Product> render(VisitRequest errand) {
        return browser.render(
                        errand.address(),
                        errand.scrolls() > 0 ? RenderOptions.scrolling(errand.scrolls()) : RenderOptions.PLAIN)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(page -> reader.read(page, errand.selector()));
    }

    private Uni<VisitResult> publish(VisitRequest errand, Product product) {
        OutboundEvent event = product.event(errand.scrapeId());
        return publisher.publish(event).replaceWith(() -> VisitResult.published(event.id(), fingerprint(product)));
    }

    /** Of all but the moment, which is another at every visit. */
    private static String fingerprint(Product product) {
        String json = new String(EventJson.bytes(product), StandardCharsets.UTF_8);
        return Fingerprint.of(json.replace(EventJson.time(product.observedAt()), ""));
    }
}
