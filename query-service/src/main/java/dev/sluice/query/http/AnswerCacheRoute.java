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
 * Vert.x route that sends fresh cached answers without JAX-RS where access is open. With tokens, {@link
 * AnswerCacheFilter} does it after the role check.
 */
@Singleton
final class AnswerCacheRoute {

    /** After Quarkus' filters such as CORS and after the rate limit; before JAX-RS. */
    static final int ORDER = -1;

    /** Key under which quarkus-micrometer stores the path template for its metrics. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private final AnswerCache answers;
    private final AccessPolicy access;

    AnswerCacheRoute(AnswerCache answers, AccessPolicy access) {
        this.answers = answers;
        this.access = access;
    }

    void add(@Observes Router router) {
        if (access.isOpen()) {
            router.route("/v1/*").order(ORDER).handler(this::answer);
        }
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<RenderedAnswer> fresh =
                isRead(request) ? CacheKey.of(request).flatMap(answers::fresh) : Optional.empty();
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

    /** Path template of the request, once JAX-RS has matched it. */
    static String template(HttpServerRequest request) {
        return ((HttpServerRequestInternal) request).context().getLocal(TEMPLATE);
    }

    /** Whether this is a GET or HEAD for JSON. */
    static boolean isRead(HttpServerRequest request) {
        return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
                && Negotiation.wantsJson(request.getHeader(HttpHeaders.ACCEPT));
    }
}
