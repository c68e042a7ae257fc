package dev.sluice.scraper.status;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Names every request {@code /unmatched} in the metrics, until JAX-RS finds its path. What is refused before would be
 * counted under its address as it was asked for: ids of persons, and a series each.
 */
@Singleton
final class Unmatched {

    /** Before everything that may refuse, the check of tokens among it. */
    private static final int ORDER = -1000;

    /** Under this the metrics of quarkus-micrometer look for the path with names instead of values. */
    private static final String TEMPLATE = "UrlPathTemplate";

    void add(@Observes Router router) {
        // Without a path, since an address that cannot be decoded matches none.
        router.route().order(ORDER).handler(Unmatched::name);
    }

    private static void name(RoutingContext http) {
        Vertx.currentContext().putLocal(TEMPLATE, "/unmatched");
        http.next();
    }
}
