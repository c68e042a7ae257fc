package dev.sluice.query.access;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** Plays the issuer of tokens, with a key made for this run. */
final class Tokens {

    private static final String PUBLIC = "sluice.test.key.public";
    private static final String PRIVATE = "sluice.test.key.private";

    /** A forger's; making a key takes longer than a request. */
    private static final PrivateKey FOREIGN = pair().getPrivate();

    private Tokens() {}

    /** Kept in system properties: Quarkus loads a test's classes more than once. */
    static String publicKey() {
        synchronized (System.getProperties()) {
            if (System.getProperty(PUBLIC) == null) {
                KeyPair pair = pair();
                System.setProperty(
                        PRIVATE,
                        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
                System.setProperty(
                        PUBLIC,
                        Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
            }
            return System.getProperty(PUBLIC);
        }
    }

    static String with(String role) {
        return with("ann", role);
    }

    static String with(String subject, String role) {
        return sign(subject, role, Instant.now().plusSeconds(300), ours());
    }

    static String expired(String role) {
        return sign("ann", role, Instant.now().minusSeconds(300), ours());
    }

    /** Right in everything but the key. */
    static String forged(String role) {
        return sign("ann", role, Instant.now().plusSeconds(300), FOREIGN);
    }

    private static String sign(String subject, String role, Instant until, PrivateKey key) {
        return Jwt.subject(subject).groups(role).expiresAt(until).sign(key);
    }

    private static PrivateKey ours() {
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
