package dev.sluice.query.http;

import dev.sluice.runtime.access.AccessPolicy;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.Principal;

/**
 * Rejects clients that exceed the rate limit: by token subject after the token is checked, by address without a token.
 */
@Singleton
final class RateLimitFilter {

    static final int TOO_MANY = 429;
    static final String DETAIL = "Too many requests from this client; try again after the time in Retry-After.";
    private static final String BODY =
            "{\"status\":" + TOO_MANY + ",\"title\":\"Too Many Requests\",\"detail\":\"" + DETAIL + "\"}";

    private final RateLimiter limiter;
    private final RateLimitSettings settings;
    private final AccessPolicy access;

    RateLimitFilter(RateLimiter limiter, RateLimitSettings settings, AccessPolicy access) {
        this.limiter = limiter;
        this.settings = settings;
        this.access = access;
    }

    void add(@Observes Router router) {
        if (settings.perSecond() > 0) {
            router.route("/v1/*").order(AnswerCacheRoute.ORDER - 1).handler(this::byAddress);
        }
    }

    private void byAddress(RoutingContext context) {
        boolean hasToken = !access.isOpen() && context.request().headers().contains(HttpHeaders.AUTHORIZATION);
        long wait = hasToken || isExempt(context)
                ? 0
                : limiter.take(context.request().remoteAddress().hostAddress());
        if (wait == 0) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(TOO_MANY)
                .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait))
                .putHeader(HttpHeaders.CONTENT_TYPE, Api.PROBLEM)
                .end(BODY);
    }

    /** Seconds that the subject of a checked token must wait; zero if allowed. */
    long bySubject(RoutingContext context, Principal caller) {
        return access.isOpen() || caller == null || isExempt(context) ? 0 : limiter.take("subject " + caller.getName());
    }

    private boolean isExempt(RoutingContext context) {
        SocketAddress from = context.request().remoteAddress();
        String host = from == null ? null : from.hostAddress();
        return host == null
                || (!settings.loopback()
                        && (host.startsWith("127.") || host.equals("0:0:0:0:0:0:0:1") || host.equals("::1")));
    }
}
