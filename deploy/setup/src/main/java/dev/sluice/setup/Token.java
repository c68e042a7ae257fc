package dev.sluice.setup;

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
 * What a bearer token says, as every service reads it (README, "Access").
 *
 * @param roles in {@code groups}
 * @param issued now
 */
record Token(Set<String> roles, Instant issued) {

    private static final Set<String> ROLES = Set.of("reader", "writer", "operator");

    /** A working day. */
    private static final Duration LIFETIME = Duration.ofHours(12);

    /** Refuses what is no role: a token with a misspelt one would only be refused later. */
    static Token of(List<String> roles, Instant issued) {
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw new IllegalArgumentException("token <role>...: reader, writer, operator, not " + roles);
        }
        return new Token(new TreeSet<>(roles), issued);
    }

    String signed(PrivateKey key) {
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
