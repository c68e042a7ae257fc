package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.guard.AddressRejected;
import dev.sluice.scraper.guard.WebAddress;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import java.util.function.Function;

/** Follows redirects to a page; each hop is checked and throttled for its own host. */
@Singleton
final class RedirectFollower {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int NOT_MODIFIED = 304;

    private final FetchSettings settings;
    private final WebExchange exchange;
    private final HostThrottle throttle;

    RedirectFollower(FetchSettings settings, WebExchange exchange, HostThrottle throttle) {
        this.settings = settings;
        this.exchange = exchange;
        this.throttle = throttle;
    }

    /**
     * Fetches a page.
     *
     * @param permission checked before each hop; its failure is the result
     * @return a page with a 2xx status or, if the request has validators, 304; else {@link FetchFailed}
     */
    Uni<WebPage> follow(URI start, int maxRedirects, PageRequest request, Function<URI, Uni<Void>> permission) {
        boolean conditional = !request.validators().isEmpty();
        return hop(start, maxRedirects, conditional, address -> permission
                .apply(address)
                .chain(() -> throttle.send(address, () -> exchange.get(address, request))));
    }

    /** Opens a download; its host is free for other requests once the headers have arrived. */
    Uni<Download> open(URI start, long limit) {
        return hop(
                start,
                settings.redirects(),
                false,
                address -> throttle.send(address, () -> exchange.open(address, limit)));
    }

    private <B> Uni<B> hop(
            URI written, int redirectsLeft, boolean conditional, Function<URI, Uni<WebResponse<B>>> send) {
        return Uni.createFrom()
                .deferred(() -> {
                    URI address = WebAddress.normalize(written);
                    return send.apply(address).chain(response -> {
                        int status = response.status();
                        if (REDIRECTS.contains(status)) {
                            return redirectsLeft > 0
                                    ? hop(
                                            RedirectLocation.of(address, response.headers()),
                                            redirectsLeft - 1,
                                            conditional,
                                            send)
                                    : failed(FetchFailed.permanent(address, Reason.REDIRECTS, "too many"));
                        }
                        return (status >= 200 && status < 300) || (conditional && status == NOT_MODIFIED)
                                ? Uni.createFrom().item(response.content())
                                : failed(FetchFailed.status(address, status, response.retryAfter()));
                    });
                })
                .onFailure(AddressRejected.class)
                .transform(FetchFailed::rejected);
    }

    private static <B> Uni<B> failed(FetchFailed failure) {
        return Uni.createFrom().failure(failure);
    }
}
