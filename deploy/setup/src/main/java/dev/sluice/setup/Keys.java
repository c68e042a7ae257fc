package dev.sluice.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The keys of a platform without an identity provider, made at its first start and kept: each in a folder of its own,
 * so that a container is given only what it needs.
 *
 * @param folder of {@code signing} (who has it makes tokens), {@code access} (what checks them, for every service) and
 *     {@code erasure} (of the hashes that say who was erased, for ingest-service)
 */
record Keys(Path folder) {

    private static final int RSA_BITS = 2048;

    private static final int ERASURE_BYTES = 32;

    /** Makes what is missing; answers how a token is made. */
    String make() {
        try {
            if (!Files.exists(access())) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(RSA_BITS);
                KeyPair pair = generator.generateKeyPair();
                write(
                        signingFile(),
                        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
                String key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
                // Last: where it is, the other is too.
                write(access(), "quarkus.oidc.public-key=" + key + "\n");
            }
            Path erasure = folder.resolve("erasure/erasure.properties");
            if (!Files.exists(erasure)) {
                byte[] key = new byte[ERASURE_BYTES];
                new SecureRandom().nextBytes(key);
                write(erasure, "sluice.erasure.key=" + HexFormat.of().formatHex(key) + "\n");
            }
            return "The keys are there. A token of twelve hours, with some of these roles:"
                    + " docker compose run --rm token reader writer operator";
        } catch (IOException e) {
            throw new UncheckedIOException("no keys in " + folder + ": " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key that signs tokens. */
    PrivateKey signing() {
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(signingFile()));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no signing key yet: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no signing key in " + signingFile(), e);
        }
    }

    private Path signingFile() {
        return folder.resolve("signing/private.key");
    }

    private Path access() {
        return folder.resolve("access/access.properties");
    }

    /** In one step, so that nobody reads half of it. */
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path half = Files.writeString(file.resolveSibling(file.getFileName() + ".half"), text);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
