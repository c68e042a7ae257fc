package dev.sluice.ingest.feed.users;

import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Table {@code user_erased_by_hash}: who was erased, so that the next collection does not bring the person back. Kept as
 * a keyed hash: without the key nobody can tell from the table who was in it.
 */
@ApplicationScoped
class UserErasureTable {

    private static final String ALGORITHM = "HmacSHA256";

    private static final String INSERT =
            "INSERT INTO sluice.user_erased_by_hash (hash, erased_at) VALUES (?, ?) USING TIMESTAMP ?";

    private static final String SELECT = "SELECT hash FROM sluice.user_erased_by_hash WHERE hash = ?";

    private final Cql cql;
    private final SecretKeySpec key;

    /** Without {@code sluice.erasure.key} the service does not start: another key would forget who was erased. */
    UserErasureTable(Cql cql, @ConfigProperty(name = "sluice.erasure.key") String key) {
        this.cql = cql;
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    Uni<Boolean> contain(String userId) {
        return cql.read(SELECT, hash(userId)).map(row -> row != null);
    }

    Uni<Void> add(Envelope envelope) {
        return cql.write(INSERT, hash(envelope.subject()), envelope.time(), envelope.erasureWriteTime());
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
