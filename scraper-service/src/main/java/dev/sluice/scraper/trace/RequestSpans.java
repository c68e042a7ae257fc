package dev.sluice.scraper.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * A span for each request of the API, named by its path with names instead of values. The extension's own would carry
 * the path and query as asked, so ids of persons, and the caller's address.
 */
@Singleton
final class RequestSpans {

    /** Before everything of ours, and what answers early. */
    private static final int ORDER = -100;

    /** Under this quarkus-micrometer leaves the path with names instead of values. */
    private static final String TEMPLATE = "UrlPathTemplate";

    /** What the console asks every few seconds. */
    private static final Set<String> SILENT = Set.of("/v1/status/scraper");

    private static final int FAILED = 500;

    private final Traces traces;

    RequestSpans(Traces traces) {
        this.traces = traces;
    }

    void add(@Observes Router router) {
        if (traces.isOn()) {
            router.route("/v1/*").order(ORDER).handler(this::begin);
        }
    }

    private void begin(RoutingContext http) {
        io.vertx.core.Context own = Vertx.currentContext();
        if (!SILENT.contains(http.normalizedPath())) {
            String method = http.request().method().name();
            Context parent = W3CTraceContextPropagator.getInstance()
                    .extract(Context.root(), http.request().headers(), RequestGetter.INSTANCE);
            Span span = traces.begin(parent, Step.request(method));
            // The context of this one request, which its resource method is run on too.
            var unused = QuarkusContextStorage.INSTANCE.attach(own, parent.with(span));
            http.addEndHandler(end ->
                    end(span, method, own.getLocal(TEMPLATE), http.response().getStatusCode()));
        }
        http.next();
    }

    private static void end(Span span, String method, String template, int status) {
        if (template != null) {
            span.updateName(method + " " + template);
            span.setAttribute(Step.ROUTE, template);
        }
        span.setAttribute(Step.STATUS, (long) status);
        if (status >= FAILED) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
