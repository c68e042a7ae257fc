package dev.sluice.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPolicyTest {

    private static final Optional<String> UNSET = Optional.empty();

    @Test
    void aMissingSettingIsRefusedWithTheRemedy() {
        String reason =
                new AccessPolicy(UNSET, "127.0.0.1", UNSET, UNSET).refusal().orElseThrow();

        assertThat(reason)
                .contains("set sluice.auth=oidc with quarkus.oidc.auth-server-url or quarkus.oidc.public-key,"
                        + " or sluice.auth=none on a loopback address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.53"})
    void noneIsAcceptedOnLoopback(String host) {
        AccessPolicy access = new AccessPolicy(Optional.of("none"), host, UNSET, UNSET);

        assertThat(access.refusal()).isEmpty();
        assertThat(access.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", ""})
    void noneIsRefusedOnReachableAddresses(String host) {
        assertThat(new AccessPolicy(Optional.of("none"), host, UNSET, UNSET).refusal())
                .hasValueSatisfying(reason -> assertThat(reason).contains(host));
    }

    @Test
    void oidcNeedsAServerOrAKey() {
        Optional<String> oidc = Optional.of("oidc");

        assertThat(new AccessPolicy(oidc, "0.0.0.0", UNSET, UNSET).refusal()).isPresent();
        assertThat(new AccessPolicy(oidc, "0.0.0.0", Optional.of("https://id.example"), UNSET).refusal())
                .isEmpty();
        assertThat(new AccessPolicy(oidc, "0.0.0.0", UNSET, Optional.of("key")).refusal())
                .isEmpty();
        assertThat(new AccessPolicy(oidc, "127.0.0.1", UNSET, Optional.of("key")).isOpen())
                .isFalse();
    }

    @Test
    void anUnknownModeIsRefused() {
        assertThat(new AccessPolicy(Optional.of("open"), "127.0.0.1", UNSET, UNSET).refusal())
                .hasValueSatisfying(reason -> assertThat(reason).contains("open"));
    }
}
