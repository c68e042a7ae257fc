package dev.sluice.local;

import java.util.Map;
import java.util.TreeMap;

/**
 * Settings by which the console calls all three services, which are three origins here: query-service gives it the addresses of
 * the others, and those allow its origin. In a cluster one ingress makes them one origin.
 */
record CorsOrigins(ServiceEndpoint query, ServiceEndpoint ingest, ServiceEndpoint scraper) {

    /** Settings of query-service. */
    Map<String, String> addresses() {
        return Map.of(
                "sluice.platform.ingest", ingest.address(""),
                "sluice.platform.scraper", scraper.address(""));
    }

    /** Settings of the other services: they allow exactly the two names of the console's origin. */
    Map<String, String> allowed() {
        return Map.of(
                "quarkus.http.cors.enabled",
                "true",
                "quarkus.http.cors.origins",
                query.address("") + ",http://localhost:" + query.port(),
                "quarkus.http.cors.methods",
                "GET,POST,DELETE",
                "quarkus.http.cors.headers",
                "Authorization,Content-Type,Last-Event-ID");
    }

    /** Adds these to other settings of a service. */
    Map<String, String> allowed(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(others);
        all.putAll(allowed());
        return all;
    }
}
