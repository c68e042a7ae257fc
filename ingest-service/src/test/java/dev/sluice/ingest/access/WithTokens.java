package dev.sluice.ingest.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service as in production: tokens checked against a public key. */
public final class WithTokens implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sluice.auth", "oidc", "quarkus.oidc.public-key", Tokens.publicKey());
    }
}
