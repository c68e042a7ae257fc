package dev.sluice.scraper.fetch;

import dev.sluice.runtime.tracing.SpanSpec;
import dev.sluice.runtime.tracing.Tracing;
import dev.sluice.scraper.fetch.BoundedBody.Overflow;
import dev.sluice.scraper.guard.AddressRejected;
import dev.sluice.scraper.guard.SsrfGuard;
import dev.sluice.scraper.guard.WebAddress;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;

/** Fetches pages and files from the web for all feed packages; every method fails with {@link FetchFailed}. */
@Singleton
public final class Fetcher {

    private final FetchSettings settings;
    private final SsrfGuard guard;
    private final RedirectFollower redirects;
    private final FetchRetry retry;
    private final CrawlPermission robots;
    private final HostThrottle throttle;
    private final Tracing tracing;

    Fetcher(
            FetchSettings settings,
            SsrfGuard guard,
            RedirectFollower redirects,
            FetchRetry retry,
            CrawlPermission robots,
            HostThrottle throttle,
            Tracing tracing) {
        this.settings = settings;
        this.guard = guard;
        this.redirects = redirects;
        this.retry = retry;
        this.robots = robots;
        this.throttle = throttle;
        this.tracing = tracing;
    }

    /** Fetches a page as a crawler that obeys robots.txt. */
    public Uni<WebPage> fetch(URI address) {
        return fetch(address, page -> page);
    }

    /**
     * Fetches and reads a page as a crawler that obeys robots.txt.
     *
     * @param address of the page
     * @param reader of the page, run on a worker thread; {@link FetchFailed#unusable} from it is retried too
     * @return the reader's result
     */
    public <T> Uni<T> fetch(URI address, Function<WebPage, T> reader) {
        return fetch(address, CacheValidators.NONE, reader);
    }

    /**
     * Fetches and reads a page as {@link #fetch(URI, Function)}, by a conditional request.
     *
     * @param address of the page
     * @param validators of the page when it was last fetched
     * @param reader of the page, which is empty if {@link WebPage#isNotModified()}
     * @return the reader's result
     */
    public <T> Uni<T> fetch(URI address, CacheValidators validators, Function<WebPage, T> reader) {
        return get(address, validators, reader, this::permit);
    }

    /**
     * Checks whether the SSRF guard and the host's robots.txt allow an address.
     *
     * @param address of a page
     * @return completes if they do
     */
    public Uni<Void> permission(URI address) {
        return normalized(address, this::permit);
    }

    /**
     * Fetches by other means, such as a browser: checks permission, then runs the work when the host is free.
     *
     * @param address of the page
     * @param work that fetches it within {@link FetchSettings#timeout}
     * @return the result of the work
     */
    public <T> Uni<T> visit(URI address, Supplier<Uni<T>> work) {
        return normalized(address, page -> permit(page)
                .chain(() -> throttle.run(page, () -> tracing.in(() -> SpanSpec.render(address), span -> work.get()))));
    }

    /**
     * Calls a documented API. Unlike {@link #fetch}, does not consult robots.txt, which is for crawlers.
     *
     * @param address of the API with its query
     * @param reader of the response, run on a worker thread; {@link FetchFailed#unusable} from it is retried too
     * @return the reader's result
     */
    public <T> Uni<T> call(URI address, Function<WebPage, T> reader) {
        return get(
                address, CacheValidators.NONE, reader, any -> Uni.createFrom().voidItem());
    }

    /**
     * Opens a file that may be far longer than a page, at an address from the settings. Redirects, retries and the
     * timeout of the headers are as for pages; afterwards the timeout bounds each gap between two chunks.
     *
     * @param address of the file
     * @param limit in bytes; reading beyond it fails
     * @return the download, its body read on a worker thread and closed by the caller
     */
    public Uni<Download> open(URI address, long limit) {
        return retry.on(() -> redirects.open(address, limit));
    }

    private <T> Uni<T> get(
            URI address, CacheValidators validators, Function<WebPage, T> reader, Function<URI, Uni<Void>> permission) {
        PageRequest request = new PageRequest(settings.limit().asLongValue(), Overflow.FAIL, validators);
        return retry.on(() -> redirects
                .follow(address, settings.redirects(), request, permission)
                // Readers parse megabytes: not on an event loop.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(reader));
    }

    /** Asks the guard first, so that a rejected address is not reported as disallowed by robots.txt. */
    private Uni<Void> permit(URI address) {
        return guard.admit(address).chain(target -> robots.check(address));
    }

    private static <T> Uni<T> normalized(URI address, Function<URI, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> work.apply(WebAddress.normalize(address)))
                .onFailure(AddressRejected.class)
                .transform(FetchFailed::rejected);
    }
}
