package dev.sluice.runtime.tracing;

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
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Records a span for each API request, named by its path template. The extension's own spans would carry path and query
 * as requested, so ids of persons, and the caller's address.
 */
@Singleton
final class RequestSpans {

    /** Before the services' handlers, also those that answer early. */
    private static final int ORDER = -100;

    /** Under this key quarkus-micrometer stores the path template. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final int SERVER_ERROR = 500;

    private final Tracing tracing;
    private final List<String> untraced;

    RequestSpans(Tracing tracing, @ConfigProperty(name = "sluice.traces.untraced-paths") List<String> untraced) {
        this.tracing = tracing;
        this.untraced = untraced;
    }

    void add(@Observes Router router) {
        if (tracing.isEnabled()) {
            router.route("/v1/*").order(ORDER).handler(this::begin);
        }
    }

    private void begin(RoutingContext http) {
        io.vertx.core.Context vertx = Vertx.currentContext();
        if (!untraced.contains(http.normalizedPath())) {
            String method = http.request().method().name();
            Context parent = W3CTraceContextPropagator.getInstance()
                    .extract(Context.root(), http.request().headers(), CarrierGetter.REQUEST);
            Span span = tracing.start(parent, SpanSpec.request(method));
            // The context of this request alone; its resource method runs on it too.
            var unused = QuarkusContextStorage.INSTANCE.attach(vertx, parent.with(span));
            http.addEndHandler(end ->
                    end(span, method, vertx.getLocal(TEMPLATE), http.response().getStatusCode()));
        }
        http.next();
    }

    private static void end(Span span, String method, String template, int status) {
        if (template != null) {
            span.updateName(method + " " + template);
            span.setAttribute(SpanSpec.ROUTE, template);
        }
        span.setAttribute(SpanSpec.STATUS, (long) status);
        if (status >= SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
