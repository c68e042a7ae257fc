package dev.sluice.query.export;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Two exports at a time, and little patience with either side, so that tests need not wait. */
public final class NarrowLimits implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sluice.export.at-once", "2",
                "sluice.export.stall", "4s",
                "sluice.export.retries", "2");
    }
}
