package dev.sluice.query.live;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The stream with bounds that a test can reach. */
public final class Narrow implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sluice.stream.readers", "20",
                "sluice.stream.heartbeat", "500ms",
                "sluice.stream.tail.events", "600",
                "sluice.stream.tail.bytes", "4M",
                "sluice.stream.resume.events", "5000");
    }
}
