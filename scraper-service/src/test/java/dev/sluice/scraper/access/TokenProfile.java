package dev.sluice.scraper.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/** The service with tokens: a pair of keys made for the test signs them and checks them. */
public final class TokenProfile implements QuarkusTestProfile {

    /** Profile and test may be loaded apart from each other, so the key is handed on as text. */
    private static final String KEY = "sluice.test.signing-key";

    private static final String PUBLIC_KEY = "sluice.test.public-key";

    @Override
    public Map<String, String> getConfigOverrides() {
        // Asked for more than once: the same keys each time.
        if (System.getProperty(PUBLIC_KEY) == null) {
            KeyPair keys = pair();
            System.setProperty(KEY, text(keys.getPrivate()));
            System.setProperty(PUBLIC_KEY, text(keys.getPublic()));
        }
        return Map.of("sluice.auth", "oidc", "quarkus.oidc.public-key", System.getProperty(PUBLIC_KEY));
    }

    private static String text(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    static PrivateKey signingKey() {
        byte[] encoded = Base64.getDecoder().decode(System.getProperty(KEY));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
