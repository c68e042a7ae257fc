package dev.sluice.scraper.trace;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Traces on, with {@link Spans} in place of a collector, and somebody at the queues. */
public final class Traced implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.otel.sdk.disabled", "false",
                "quarkus.otel.bsp.schedule.delay", "50ms",
                "sluice.scrapes.workers", "4",
                // Nobody listens there.
                "sluice.users.url", "http://127.0.0.1:1/");
    }
}
