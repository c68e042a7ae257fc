package dev.sluice.query.http;

import dev.sluice.query.answer.AnswerCache;
import dev.sluice.query.answer.RenderedAnswer;
import dev.sluice.runtime.access.AccessPolicy;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Answers what is fresh in the near cache before JAX-RS is reached, where access is open. Elsewhere {@link AnswerCacheFilter} does
 * it, after roles were checked.
 */
@Singleton
final class AnswerCacheRoute {

    /** After Quarkus' own filters, such as CORS, and after the limit; before JAX-RS. */
    static final int ORDER = -1;

    /** Under this the metrics of quarkus-micrometer look for the path with names instead of values. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private final AnswerCache near;
    private final AccessPolicy access;

    AnswerCacheRoute(AnswerCache near, AccessPolicy access) {
        this.near = near;
        this.access = access;
    }

    void add(@Observes Router router) {
        if (access.isOpen()) {
            router.route("/v1/*").order(ORDER).handler(this::answer);
        }
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<RenderedAnswer> fresh = isRead(request) ? CacheKey.of(request).flatMap(near::fresh) : Optional.empty();
        if (fresh.isEmpty()) {
            context.next();
            return;
        }
        if (fresh.get().template() != null) {
            ((HttpServerRequestInternal) request)
                    .context()
                    .putLocal(TEMPLATE, fresh.get().template());
        }
        NegotiatedAnswer.to(request, fresh.get()).send(context.response());
    }

    /** The path with names instead of values, once JAX-RS has found it. */
    static String template(HttpServerRequest request) {
        return ((HttpServerRequestInternal) request).context().getLocal(TEMPLATE);
    }

    /** Whether this asks for JSON by GET or HEAD. */
    static boolean isRead(HttpServerRequest request) {
        return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
                && Negotiation.wantsJson(request.getHeader(HttpHeaders.ACCEPT));
    }
}
