package dev.sluice.setup.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A bearer token (JWT) that every service accepts (README, "Access").
 *
 * @param roles the claim {@code groups}
 * @param issued time of issue
 */
public record BearerToken(Set<String> roles, Instant issued) {

    private static final Set<String> ROLES = Set.of("reader", "writer", "operator");

    private static final Duration LIFETIME = Duration.ofHours(12);

    /**
     * Creates a token.
     *
     * @throws IllegalArgumentException if a role is unknown; otherwise only the services would reject it
     */
    public static BearerToken of(List<String> roles, Instant issued) {
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw new IllegalArgumentException("token <role>...: reader, writer, operator, not " + roles);
        }
        return new BearerToken(new TreeSet<>(roles), issued);
    }

    /** Signs the token and returns its compact form. */
    public String sign(PrivateKey key) {
        String groups = roles.stream().map(role -> '"' + role + '"').collect(Collectors.joining(",", "[", "]"));
        String claims = "{\"iss\":\"sluice\",\"sub\":\"%s\",\"groups\":%s,\"iat\":%d,\"exp\":%d}"
                .formatted(
                        String.join("-", roles),
                        groups,
                        issued.getEpochSecond(),
                        issued.plus(LIFETIME).getEpochSecond());
        String text = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token could not be signed", e);
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
