package dev.sluice.ingest.status;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service as the local run starts it: the console comes from another origin. */
public final class ConsoleOrigin implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.cors.enabled", "true",
                "quarkus.http.cors.origins", "http://127.0.0.1:8080,http://localhost:8080",
                "quarkus.http.cors.methods", "GET,POST,DELETE",
                "quarkus.http.cors.headers", "Authorization,Content-Type,Last-Event-ID");
    }
}
