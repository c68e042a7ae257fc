package dev.sluice.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which settings of access let the service start, and what it says when they do not. */
class AccessTest {

    private static final Optional<String> NOTHING = Optional.empty();

    @Test
    void withoutASettingItSaysWhatIsMissing() {
        String why =
                new Access(NOTHING, "127.0.0.1", NOTHING, NOTHING).refusal().orElseThrow();

        assertThat(why)
                .contains("set sluice.auth=oidc with quarkus.oidc.auth-server-url or quarkus.oidc.public-key,"
                        + " or sluice.auth=none on a loopback address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.53"})
    void openIsFineOnLoopback(String host) {
        Access access = new Access(Optional.of("none"), host, NOTHING, NOTHING);

        assertThat(access.refusal()).isEmpty();
        assertThat(access.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1"})
    void openIsRefusedWhereOthersReachIt(String host) {
        assertThat(new Access(Optional.of("none"), host, NOTHING, NOTHING).refusal())
                .hasValueSatisfying(why -> assertThat(why).contains(host));
    }

    @Test
    void tokensNeedSomethingToBeCheckedWith() {
        Optional<String> oidc = Optional.of("oidc");

        assertThat(new Access(oidc, "0.0.0.0", NOTHING, NOTHING).refusal()).isPresent();
        assertThat(new Access(oidc, "0.0.0.0", Optional.of("https://id.example"), NOTHING).refusal())
                .isEmpty();
        assertThat(new Access(oidc, "0.0.0.0", NOTHING, Optional.of("key")).refusal())
                .isEmpty();
        assertThat(new Access(oidc, "127.0.0.1", NOTHING, Optional.of("key")).isOpen())
                .isFalse();
    }

    @Test
    void anUnknownModeIsRefused() {
        assertThat(new Access(Optional.of("open"), "127.0.0.1", NOTHING, NOTHING).refusal())
                .hasValueSatisfying(why -> assertThat(why).contains("open"));
    }
}
