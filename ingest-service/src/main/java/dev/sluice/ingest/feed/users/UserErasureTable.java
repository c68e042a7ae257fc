package dev.sluice.ingest.feed.users;

import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.cassandra.CqlExecutor;
import dev.sluice.ingest.intake.Envelope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Table {@code user_erased_by_hash}: the erased persons, so that a later collection does not restore them. Stores a keyed
 * hash of the id: without the key, the table does not reveal who was erased.
 */
@Singleton
final class UserErasureTable {

    private static final String ALGORITHM = "HmacSHA256";

    private static final String INSERT =
            "INSERT INTO sluice.user_erased_by_hash (hash, erased_at) VALUES (?, ?) USING TIMESTAMP ?";

    private static final String SELECT = "SELECT hash FROM sluice.user_erased_by_hash WHERE hash IN ?";

    private final CqlExecutor cql;
    private final SecretKeySpec key;

    /** {@code sluice.erasure.key} is required and must never change: its hashes identify the erased persons. */
    UserErasureTable(CqlExecutor cql, @ConfigProperty(name = "sluice.erasure.key") String key) {
        this.cql = cql;
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Those of the persons who were erased. */
    Uni<Set<String>> erased(Set<String> userIds) {
        Map<String, String> userByHash = userIds.stream().collect(Collectors.toMap(this::hash, userId -> userId));
        return cql.readIn(SELECT, userByHash.keySet()).map(rows -> rows.stream()
                .map(row -> userByHash.get(row.getString("hash")))
                .collect(Collectors.toSet()));
    }

    BoundWrite row(Envelope envelope) {
        return BoundWrite.of(INSERT, hash(envelope.subject()), envelope.time(), envelope.erasureWriteTime());
    }

    private String hash(String userId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(userId.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
