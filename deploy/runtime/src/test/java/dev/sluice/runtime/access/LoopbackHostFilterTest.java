package dev.sluice.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackHostFilterTest {

    private final LoopbackHostFilter filter = new LoopbackHostFilter(
            new AccessPolicy(Optional.of("none"), "My-Loopback", Optional.empty(), Optional.empty()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LOCALHOST:8080",
                "LocalHost",
                "localhost:",
                "127.0.0.1",
                "127.0.0.1:8080",
                "127.8.9.10:8080",
                "[::1]",
                "[::1]:8080",
                "[0:0:0:0:0:0:0:1]:8080",
                "[::ffff:127.0.0.1]:8080",
                "my-loopback:8080"
            })
    void acceptsNamesAndAddressesOfThisMachine(String authority) {
        assertThat(filter.isLoopback(authority)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":8080",
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.example@localhost",
                "localhost:80:80",
                "localhost:x",
                "localhost, evil.example",
                "0.0.0.0:8080",
                "10.0.0.1",
                "192.168.1.2:8080",
                "169.254.169.254",
                "[::]:8080",
                "[::2]",
                "::1",
                "[localhost]:8080x",
                "[2001:db8::1]:8080"
            })
    void rejectsEverythingElse(String authority) {
        assertThat(filter.isLoopback(authority)).isFalse();
    }
}
