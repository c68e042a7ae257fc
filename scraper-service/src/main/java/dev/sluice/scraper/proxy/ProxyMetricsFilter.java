package dev.sluice.scraper.proxy;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Denies the HTTP server metrics of browser proxies, which are not requests to this service. Their tags also differ from those
 * of a server on a random port, as tests use it, and Quarkus then lets the proxy fail.
 */
@Singleton
final class ProxyMetricsFilter {

    @Produces
    @Singleton
    MeterFilter filter(@ConfigProperty(name = "quarkus.http.port") String port) {
        return MeterFilter.deny(id -> {
            String server = id.getName().startsWith("http.server.") ? id.getTag("server.port") : null;
            return server != null && !server.equals(port);
        });
    }
}
