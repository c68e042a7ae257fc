package dev.sluice.runtime.tracing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Enables tracing, with {@link Spans} in place of a collector. */
public class TracingProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.bsp.schedule.delay", "50ms");
    }
}
