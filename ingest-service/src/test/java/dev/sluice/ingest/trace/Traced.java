package dev.sluice.ingest.trace;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Traces on, with {@link Spans} in place of a collector. */
public final class Traced implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.bsp.schedule.delay", "50ms");
    }
}
