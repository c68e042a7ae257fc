package dev.sluice.query.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The near cache as in production, and a limit that only this machine's tests by token or address would meet. */
public final class WithNear implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sluice.cache.near.lifetime", "60s");
    }
}
