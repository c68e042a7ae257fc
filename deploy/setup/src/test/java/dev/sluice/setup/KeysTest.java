package dev.sluice.setup;

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

/** Keys that are made once and kept, and tokens that the public half of them verifies. */
class KeysTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aSecondStartFindsTheKeysOfTheFirst() throws IOException {
        Keys keys = new Keys(folder);
        keys.make();
        String access = Files.readString(folder.resolve("access/access.properties"));
        String erasure = Files.readString(folder.resolve("erasure/erasure.properties"));

        String told = keys.make();

        assertThat(Files.readString(folder.resolve("access/access.properties"))).isEqualTo(access);
        assertThat(Files.readString(folder.resolve("erasure/erasure.properties")))
                .isEqualTo(erasure)
                .matches("sluice.erasure.key=[0-9a-f]{64}\n");
        assertThat(told).contains("run --rm token reader writer operator");
    }

    @Test
    void aTokenSaysItsRolesAndIsVerifiedByThePublicKey() throws IOException, GeneralSecurityException {
        Keys keys = new Keys(folder);
        keys.make();

        String token = Token.of(List.of("reader", "operator"), NOW).signed(keys.signing());

        String[] parts = token.split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey())));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"groups\":[\"operator\",\"reader\"]", "\"iat\":1767225600,\"exp\":1767268800");
    }

    @Test
    void whatIsNoRoleIsRefused() {
        assertThatThrownBy(() -> Token.of(List.of("reader", "admin"), NOW)).hasMessageContaining("[reader, admin]");
        assertThatThrownBy(() -> Token.of(List.of(), NOW)).hasMessageContaining("reader, writer, operator");
    }

    private byte[] publicKey() throws IOException {
        String line = Files.readString(folder.resolve("access/access.properties"));
        return Base64.getDecoder().decode(line.strip().split("=", 2)[1]);
    }
}
