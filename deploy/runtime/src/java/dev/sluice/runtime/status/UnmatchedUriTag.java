package dev.sluice.runtime.status;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Tags every request {@code uri=/unmatched} in the metrics, until JAX-RS finds its path template. A request refused
 * before that would be tagged with its address as requested: ids of persons, and a time series each.
 */
@Singleton
final class UnmatchedUriTag {

    /** Before every handler that may refuse a request, such as authentication. */
    private static final int ORDER = -1000;

    /** Under this key quarkus-micrometer looks for the path template. */
    private static final String TEMPLATE = "UrlPathTemplate";

    void add(@Observes Router router) {
        // Without a path, since an address that cannot be decoded matches none.
        router.route().order(ORDER).handler(UnmatchedUriTag::tag);
    }

    private static void tag(RoutingContext http) {
        Vertx.currentContext().putLocal(TEMPLATE, "/unmatched");
        http.next();
    }
}
