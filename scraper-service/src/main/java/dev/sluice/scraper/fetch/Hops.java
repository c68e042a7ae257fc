package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.Exchange.Answer;
import dev.sluice.scraper.fetch.Exchange.Request;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;

/** From an address over its redirects to a page; each hop is checked anew and waits in its own host's line. */
@Singleton
final class Hops {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int NOT_MODIFIED = 304;

    private final FetchSettings settings;
    private final Exchange exchange;
    private final Turn turn;

    Hops(FetchSettings settings, Exchange exchange, Turn turn) {
        this.settings = settings;
        this.exchange = exchange;
        this.turn = turn;
    }

    /**
     * Follows an address to its page.
     *
     * @param start address
     * @param redirects that are followed at most
     * @param permission asked before each hop; a failure ends the way
     * @return a page with a status of success or, if the request sets conditions, 304; else {@link FetchFailed}
     */
    Uni<Page> follow(URI start, int redirects, Request request, Function<URI, Uni<Void>> permission) {
        boolean conditional = !request.conditions().none();
        return hop(start, redirects, conditional, address -> permission
                .apply(address)
                .chain(() -> turn.of(address, () -> exchange.get(address, request))));
    }

    /** Follows an address to a body that is still under way; the line of its host is left once the head has come. */
    Uni<Download> open(URI start, long limit) {
        return hop(
                start, settings.redirects(), false, address -> turn.of(address, () -> exchange.open(address, limit)));
    }

    private <B> Uni<B> hop(URI written, int left, boolean conditional, Function<URI, Uni<Answer<B>>> get) {
        return Uni.createFrom().deferred(() -> {
            URI address = WebAddress.plain(written);
            return get.apply(address).chain(answer -> {
                int status = answer.status();
                if (REDIRECTS.contains(status)) {
                    return left > 0
                            ? hop(Location.of(address, answer.headers()), left - 1, conditional, get)
                            : Uni.createFrom().failure(FetchFailed.forGood(address, Reason.REDIRECTS, "too many"));
                }
                return (status >= 200 && status < 300) || (conditional && status == NOT_MODIFIED)
                        ? Uni.createFrom().item(answer.content())
                        : Uni.createFrom().failure(FetchFailed.status(address, status, retryAfter(answer)));
            });
        });
    }

    private static Duration retryAfter(Answer<?> answer) {
        return RetryAfter.of(answer.headers());
    }
}
