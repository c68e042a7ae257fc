package dev.sluice.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void digestsAreThoseOfSha256() {
        assertThat(Fingerprint.sha256(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Fingerprint.of("")).isEqualTo("e3b0c44298fc1c14");
    }
}
