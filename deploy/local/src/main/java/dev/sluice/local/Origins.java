package dev.sluice.local;

import java.util.Map;
import java.util.TreeMap;

/**
 * Three services are three origins here: query-service tells the console where the others are, and those let the
 * console, which comes from query-service, ask them. In a cluster one ingress makes them one.
 */
record Origins(Service query, Service ingest, Service scraper) {

    /** What query-service has to be told. */
    Map<String, String> addresses() {
        return Map.of(
                "sluice.platform.ingest", ingest.address(""),
                "sluice.platform.scraper", scraper.address(""));
    }

    /** What the others have to be told: exactly these two names of one origin. */
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

    /** The same beside what a service has to be told anyway. */
    Map<String, String> allowed(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(others);
        all.putAll(allowed());
        return all;
    }
}
