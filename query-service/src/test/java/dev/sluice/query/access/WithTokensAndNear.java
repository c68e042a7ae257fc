package dev.sluice.query.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** As in production: tokens are checked, answers are kept, and one token may not ask without end. */
public final class WithTokensAndNear implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(new WithTokens().getConfigOverrides());
        settings.put("sluice.cache.near.lifetime", "60s");
        settings.put("sluice.limit.loopback", "true");
        settings.put("sluice.limit.per-second", "20");
        settings.put("sluice.limit.burst", "40");
        return settings;
    }
}
