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
 * Refuses clients that ask too much: by the subject of their token once that was checked, by their address if they bring
 * none.
 */
@Singleton
final class RateLimitFilter {

    static final int TOO_MANY = 429;
    static final String TITLE = "Too Many Requests";
    static final String DETAIL = "This client asks too much; try again after the time in Retry-After.";
    private static final String BODY =
            "{\"status\":" + TOO_MANY + ",\"title\":\"" + TITLE + "\",\"detail\":\"" + DETAIL + "\"}";

    private final RateLimiter limit;
    private final RateLimitSettings settings;
    private final AccessPolicy access;

    RateLimitFilter(RateLimiter limit, RateLimitSettings settings, AccessPolicy access) {
        this.limit = limit;
        this.settings = settings;
        this.access = access;
    }

    void add(@Observes Router router) {
        if (settings.perSecond() > 0) {
            router.route("/v1/*").order(AnswerCacheRoute.ORDER - 1).handler(this::byAddress);
        }
    }

    private void byAddress(RoutingContext context) {
        boolean named = !access.isOpen() && context.request().headers().contains(HttpHeaders.AUTHORIZATION);
        long wait = named || isSpared(context)
                ? 0
                : limit.take(context.request().remoteAddress().hostAddress());
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

    /** Seconds that the subject of a checked token must wait, mostly none. */
    long bySubject(RoutingContext context, Principal caller) {
        return access.isOpen() || caller == null || isSpared(context) ? 0 : limit.take("subject " + caller.getName());
    }

    private boolean isSpared(RoutingContext context) {
        SocketAddress from = context.request().remoteAddress();
        String host = from == null ? null : from.hostAddress();
        return host == null
                || (!settings.loopback()
                        && (host.startsWith("127.") || host.equals("0:0:0:0:0:0:0:1") || host.equals("::1")));
    }
}
