package dev.sluice.query;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Limits of streams, exports and requests that a test can reach within seconds, and one allowed origin. */
public final class TightLimits implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("sluice.stream.readers", "20"),
                Map.entry("sluice.stream.heartbeat", "500ms"),
                Map.entry("sluice.stream.tail.events", "600"),
                Map.entry("sluice.stream.tail.bytes", "4M"),
                Map.entry("sluice.stream.resume.events", "5000"),
                Map.entry("sluice.export.at-once", "2"),
                Map.entry("sluice.export.stall", "4s"),
                Map.entry("sluice.export.retries", "2"),
                Map.entry("sluice.limit.loopback", "true"),
                Map.entry("sluice.limit.per-second", "20"),
                Map.entry("sluice.limit.burst", "60"),
                Map.entry("quarkus.http.cors.enabled", "true"),
                Map.entry("quarkus.http.cors.origins", "https://a.example"));
    }
}
