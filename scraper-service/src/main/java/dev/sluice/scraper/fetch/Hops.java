package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.BoundedBody.Longer;
import dev.sluice.scraper.fetch.Exchange.Answer;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/** From an address over its redirects to a page; each hop waits in its own host's line. */
@Singleton
final class Hops {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final FetchSettings settings;
    private final Exchange exchange;
    private final HostLine line;

    Hops(FetchSettings settings, Exchange exchange, HostLine line) {
        this.settings = settings;
        this.exchange = exchange;
        this.line = line;
    }

    /**
     * Follows an address to its page.
     *
     * @param start address
     * @param limit of the body in bytes, and what becomes of a longer one
     * @param permission asked before each hop: the pause to keep after it, or a failure
     * @return a page with a status of success, else {@link FetchFailed}
     */
    Uni<Page> follow(URI start, long limit, Longer longer, Function<URI, Uni<Duration>> permission) {
        return hop(start, settings.redirects(), address -> permission
                .apply(address)
                .chain(pause -> line.queue(address, pause, () -> exchange.get(address, limit, longer))));
    }

    /** Follows an address to a body that is still under way; the line of its host is left once the head has come. */
    Uni<Download> open(URI start, long limit) {
        return hop(
                start,
                settings.redirects(),
                address -> line.queue(address, settings.delay(), () -> exchange.open(address, limit)));
    }

    private <B> Uni<B> hop(URI address, int left, Function<URI, Uni<Answer<B>>> get) {
        if (!ofTheWeb(address)) {
            return Uni.createFrom().failure(FetchFailed.forGood(address, Reason.ADDRESS, "not http or https"));
        }
        return get.apply(address).chain(answer -> {
            int status = answer.status();
            if (REDIRECTS.contains(status)) {
                return left > 0
                        ? hop(target(address, answer), left - 1, get)
                        : Uni.createFrom().failure(FetchFailed.forGood(address, Reason.REDIRECTS, "too many"));
            }
            return status >= 200 && status < 300
                    ? Uni.createFrom().item(answer.content())
                    : Uni.createFrom().failure(FetchFailed.status(address, status, retryAfter(answer)));
        });
    }

    private static boolean ofTheWeb(URI address) {
        return address.getHost() != null
                && ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()));
    }

    private static URI target(URI address, Answer<?> answer) {
        try {
            return address.resolve(answer.headers().firstValue("Location").orElseThrow());
        } catch (RuntimeException nowhere) {
            throw FetchFailed.forGood(address, Reason.REDIRECTS, "to nowhere");
        }
    }

    private static Duration retryAfter(Answer<?> answer) {
        return Retry.after(answer.headers().firstValue("Retry-After").orElse(""), Instant.now());
    }
}
