package dev.sluice.runtime.access;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Issues tokens for tests, signed with a key that is generated for this run. */
public final class Tokens {

    /** The keys are kept in system properties: Quarkus loads a test's classes more than once. */
    private static final String PUBLIC = "sluice.test.key.public";

    private static final String PRIVATE = "sluice.test.key.private";

    /** Cached, since generating a key takes longer than a request. */
    private static final PrivateKey FORGERS_KEY = generate().getPrivate();

    private Tokens() {}

    /** The key that verifies the tokens, as {@code quarkus.oidc.public-key} takes it. */
    public static String publicKey() {
        synchronized (System.getProperties()) {
            if (System.getProperty(PUBLIC) == null) {
                KeyPair pair = generate();
                System.setProperty(PRIVATE, encode(pair.getPrivate()));
                System.setProperty(PUBLIC, encode(pair.getPublic()));
            }
            return System.getProperty(PUBLIC);
        }
    }

    /** A valid token with a role. */
    public static String with(String role) {
        return with("ann", role);
    }

    /** A valid token of a subject with a role. */
    public static String with(String subject, String role) {
        return valid(Jwt.subject(subject).groups(role)).sign(signingKey());
    }

    /** A token that is valid but for its expiry. */
    public static String expired(String role) {
        return Jwt.subject("ann")
                .groups(role)
                .issuedAt(Instant.now().minusSeconds(600))
                .expiresAt(Instant.now().minusSeconds(300))
                .sign(signingKey());
    }

    /** A token that is valid but for its key. */
    public static String forged(String role) {
        return valid(Jwt.subject("ann").groups(role)).sign(FORGERS_KEY);
    }

    /** A valid token whose only roles stand where Keycloak puts those of a realm and of other clients. */
    public static String withRealmAccess(String role) {
        Map<String, Object> roles = Map.of("roles", List.of(role));
        return valid(Jwt.subject("ann").claim("realm_access", roles).claim("resource_access", Map.of("sluice", roles)))
                .sign(signingKey());
    }

    private static JwtClaimsBuilder valid(JwtClaimsBuilder claims) {
        return claims.expiresAt(Instant.now().plusSeconds(300));
    }

    private static PrivateKey signingKey() {
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
