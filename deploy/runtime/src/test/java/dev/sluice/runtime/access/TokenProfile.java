package dev.sluice.runtime.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Runs the service as in production: tokens verified with a public key. */
public class TokenProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sluice.auth", "oidc", "quarkus.oidc.public-key", Tokens.publicKey());
    }
}
