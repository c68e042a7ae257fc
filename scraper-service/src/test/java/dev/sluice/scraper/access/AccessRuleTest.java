package dev.sluice.scraper.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the service refuses to start. */
class AccessRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void withoutTokensItStartsOnALoopbackAddress(String host) {
        assertThat(AccessRule.refusal("none", host, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.1.2.3", "", "::"})
    void withoutTokensItStartsNowhereElse(String host) {
        assertThat(AccessRule.refusal("none", host, true)).get().asString().contains("loopback");
    }

    @Test
    void withTokensItMustBeAbleToCheckThem() {
        assertThat(AccessRule.refusal("oidc", "0.0.0.0", true)).isEmpty();
        assertThat(AccessRule.refusal("oidc", "0.0.0.0", false))
                .get()
                .asString()
                .contains("quarkus.oidc.public-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "OIDC", "true"})
    void withoutADecisionItDoesNotStart(String auth) {
        assertThat(AccessRule.refusal(auth, "127.0.0.1", true))
                .get()
                .asString()
                .isEqualTo("set sluice.auth=oidc with quarkus.oidc.auth-server-url or quarkus.oidc.public-key, or"
                        + " sluice.auth=none on a loopback address");
    }
}
