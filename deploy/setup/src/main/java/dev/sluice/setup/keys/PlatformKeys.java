package dev.sluice.setup.keys;

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
 * The keys of a platform without an identity provider, generated at its first start and kept. Each has a folder of its
 * own, so that a container gets only the keys it needs.
 *
 * @param folder with {@code signing} (private key of tokens), {@code access} (public key, for every service) and
 *     {@code erasure} (key for the hashes of erased persons, for ingest-service)
 */
public record PlatformKeys(Path folder) {

    private static final int RSA_BITS = 2048;

    private static final int ERASURE_BYTES = 32;

    /** Generates missing keys and returns a hint on how to create a token. */
    public String generate() {
        try {
            if (!Files.exists(access())) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(RSA_BITS);
                KeyPair pair = generator.generateKeyPair();
                write(
                        signingFile(),
                        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
                String key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
                // Written last: if it exists, the private key does too.
                write(access(), "quarkus.oidc.public-key=" + key + "\n");
            }
            Path erasure = folder.resolve("erasure/erasure.properties");
            if (!Files.exists(erasure)) {
                byte[] key = new byte[ERASURE_BYTES];
                new SecureRandom().nextBytes(key);
                write(erasure, "sluice.erasure.key=" + HexFormat.of().formatHex(key) + "\n");
            }
            return "The keys exist. Create a token valid for twelve hours, with any of these roles:"
                    + " docker compose run --rm token reader writer operator";
        } catch (IOException e) {
            throw new UncheckedIOException("no keys in " + folder + ": " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The private key that signs tokens. */
    public PrivateKey signing() {
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(signingFile()));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
        } catch (IOException e) {
            throw new UncheckedIOException("the signing key does not exist yet: " + e.getMessage(), e);
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

    /** Moved into place, so that no reader sees a partial file. */
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path partial = Files.writeString(file.resolveSibling(file.getFileName() + ".partial"), text);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
