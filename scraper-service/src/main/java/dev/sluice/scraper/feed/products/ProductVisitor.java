package dev.sluice.scraper.feed.products;

import dev.sluice.runtime.Fingerprint;
import dev.sluice.scraper.browser.Browser;
import dev.sluice.scraper.browser.RenderOptions;
import dev.sluice.scraper.fetch.CacheValidators;
import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.fetch.WebPage;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.publish.OutboundEvent;
import dev.sluice.scraper.scrape.VisitRequest;
import dev.sluice.scraper.scrape.VisitResult;
import dev.sluice.scraper.scrape.Visitor;
import dev.sluice.scraper.source.PageState;
import dev.sluice.scraper.source.PageStateStore;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Visits a shop page and publishes its product: over plain HTTP, with the validators of the last visit, and in the browser
 * if that finds no product.
 */
@Singleton
final class ProductVisitor implements Visitor {

    private static final Logger LOG = Logger.getLogger(ProductVisitor.class);
    private final Fetcher fetcher;
    private final ProductReader reader;
    private final PageStateStore states;
    private final Browser browser;
    private final EventPublisher publisher;
    private final ProductSettings settings;

    ProductVisitor(
            Fetcher fetcher,
            ProductReader reader,
            PageStateStore states,
            Browser browser,
            EventPublisher publisher,
            ProductSettings settings) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.states = states;
        this.browser = browser;
        this.publisher = publisher;
        this.settings = settings;
    }

    @Override
    public String feed() {
        return "products";
    }

    @Override
    public Optional<URI> address(String asin, String site) {
        boolean known = asin != null
                && site != null
                && ShopAddresses.isAsin(asin)
                && site.matches("(www\\.)?amazon\\.[a-z]{2,3}(\\.[a-z]{2})?");
        return known
                ? Optional.of(URI.create("https://www." + site.replaceFirst("^www\\.", "") + "/dp/" + asin))
                : Optional.empty();
    }

    @Override
    public Uni<VisitResult> visit(VisitRequest request) {
        if (Boolean.TRUE.equals(request.browser()) || request.scrolls() > 0) {
            return render(request).chain(found -> publish(request, found));
        }
        // With a selector the same page may yield another price.
        Uni<PageState> known = request.selector() == null
                ? states.read(request.address())
                : Uni.createFrom().item(PageState.UNKNOWN);
        return known.chain(state -> find(request, state, () -> request.browser() == null))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(VisitResult.unchanged())
                        : publish(request, found.get()));
    }

    /**
     * Visits a page in a scheduled run; a product that was published before is not published again.
     *
     * @param run that limits the use of the browser
     * @return the visit; fails with {@link FetchFailed} also if the page needs the browser and the limit is reached
     */
    Uni<VisitResult> visitListed(URI address, String scrapeId, PageState known, ProductRun run) {
        VisitRequest request = new VisitRequest(address, scrapeId, null, null);
        return find(request, known, () -> reserveBrowser(address, run)).chain(found -> {
            boolean same = found.isEmpty() || fingerprint(found.get().product()).equals(known.fingerprint());
            if (!same) {
                return publish(request, found.get());
            }
            CacheValidators validators = found.map(FoundProduct::validators).orElseGet(known::validators);
            return states.put(address, known.unchanged(validators, settings.maxSkips()), settings.stateLifetime())
                    .replaceWith(VisitResult::unchanged);
        });
    }

    private static boolean reserveBrowser(URI address, ProductRun run) {
        if (run.usesBrowser() && !run.reserveBrowser()) {
            // A product without the content that scripts add would replace a complete observation.
            throw FetchFailed.permanent(
                    address, Reason.BROWSER, "sluice.products.browser-pages of this run are used up");
        }
        return run.usesBrowser();
    }

    /**
     * A product as found.
     *
     * @param validators of the page; none if the browser opened it, since they do not cover content that scripts add
     */
    private record FoundProduct(Product product, CacheValidators validators) {}

    /** Empty if the host answers that the page has not changed. */
    private Uni<Optional<FoundProduct>> find(VisitRequest request, PageState known, BooleanSupplier browserAllowed) {
        return fetcher.fetch(
                        request.address(),
                        known.validators(),
                        page -> page.isNotModified()
                                ? Optional.<FoundProduct>empty()
                                : Optional.of(read(request, page)))
                .chain(found -> found.isPresent()
                                && isBare(found.get().product())
                                && browser.missing().isEmpty()
                                && browserAllowed.getAsBoolean()
                        ? rendered(request, found.get()).map(Optional::of)
                        : Uni.createFrom().item(found));
    }

    private FoundProduct read(VisitRequest request, WebPage page) {
        return new FoundProduct(reader.read(page, request.selector()), page.validators());
    }

    private static boolean isBare(Product product) {
        return product.title() == null || (product.price() == null && product.availability() == null);
    }

    /** Keeps the result of plain HTTP for a page that the browser cannot open. */
    private Uni<FoundProduct> rendered(VisitRequest request, FoundProduct found) {
        return render(request)
                .onFailure(FetchFailed.class)
                .invoke(failure -> LOG.debugf("not rendered: %s", failure.getMessage()))
                .onFailure(FetchFailed.class)
                .recoverWithItem(found);
    }

    private Uni<FoundProduct> render(VisitRequest request) {
        return browser.render(
                        request.address(),
                        request.scrolls() > 0 ? RenderOptions.scrolling(request.scrolls()) : RenderOptions.PLAIN)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(page -> new FoundProduct(reader.read(page, request.selector()), CacheValidators.NONE));
    }

    private Uni<VisitResult> publish(VisitRequest request, FoundProduct found) {
        OutboundEvent event = found.product().event(request.scrapeId());
        String fingerprint = fingerprint(found.product());
        return publisher
                .publish(event)
                .chain(() -> request.selector() == null
                        ? states.put(
                                request.address(),
                                PageState.published(found.validators(), fingerprint),
                                settings.stateLifetime())
                        : Uni.createFrom().voidItem())
                .replaceWith(() -> VisitResult.published(event.id(), fingerprint));
    }

    /** Covers all fields but the time of observation, which differs at every visit. */
    private static String fingerprint(Product product) {
        String json = new String(EventJson.bytes(product), StandardCharsets.UTF_8);
        return Fingerprint.of(json.replace(EventJson.time(product.observedAt()), ""));
    }
}
