package dev.sluice.query.access;

import dev.sluice.runtime.access.TokenProfile;
import java.util.HashMap;
import java.util.Map;

/** Access as in production: tokens are verified, and the requests of each token are limited. */
public final class TokenCacheProfile extends TokenProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
        settings.put("sluice.limit.loopback", "true");
        settings.put("sluice.limit.per-second", "20");
        settings.put("sluice.limit.burst", "40");
        return settings;
    }
}
