package dev.sluice.setup.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformKeysTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aSecondRunKeepsTheKeysOfTheFirst() throws IOException {
        PlatformKeys keys = new PlatformKeys(folder);
        keys.generate();
        String access = Files.readString(folder.resolve("access/access.properties"));
        String erasure = Files.readString(folder.resolve("erasure/erasure.properties"));

        String hint = keys.generate();

        assertThat(Files.readString(folder.resolve("access/access.properties"))).isEqualTo(access);
        assertThat(Files.readString(folder.resolve("erasure/erasure.properties")))
                .isEqualTo(erasure)
                .matches("sluice.erasure.key=[0-9a-f]{64}\n");
        assertThat(hint).contains("run --rm token reader writer operator");
    }

    @Test
    void aTokenHoldsItsRolesAndIsVerifiedByThePublicKey() throws IOException, GeneralSecurityException {
        PlatformKeys keys = new PlatformKeys(folder);
        keys.generate();

        String token = BearerToken.of(List.of("reader", "operator"), NOW).sign(keys.signing());

        String[] parts = token.split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey())));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"groups\":[\"operator\",\"reader\"]", "\"iat\":1767225600,\"exp\":1767268800");
    }

    @Test
    void anUnknownRoleIsRejected() {
        assertThatThrownBy(() -> BearerToken.of(List.of("reader", "admin"), NOW))
                .hasMessageContaining("[reader, admin]");
        assertThatThrownBy(() -> BearerToken.of(List.of(), NOW)).hasMessageContaining("reader, writer, operator");
    }

    private byte[] publicKey() throws IOException {
        String line = Files.readString(folder.resolve("access/access.properties"));
        return Base64.getDecoder().decode(line.strip().split("=", 2)[1]);
    }
}
