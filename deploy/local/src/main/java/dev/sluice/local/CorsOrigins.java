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

    /** Settings of the other services, which allow exactly the two names of the console's origin, and their own ones. */
    Map<String, String> allowed(Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(own);
        all.putAll(Map.of(
                "quarkus.http.cors.enabled", "true",
                "quarkus.http.cors.origins", query.address("") + ",http://localhost:" + query.port(),
                "quarkus.http.cors.methods", "GET,POST,DELETE",
                "quarkus.http.cors.headers", "Authorization,Content-Type,Last-Event-ID"));
        return all;
    }
}
