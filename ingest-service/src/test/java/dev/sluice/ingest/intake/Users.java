package dev.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ingest.Contract;
import dev.sluice.ingest.Wire;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Users as the intake's tests send them, and what became of them. */
final class Users {

    static final Duration SOON = Duration.ofSeconds(30);

    private Users() {}

    static void send(Wire wire, String id, Instant time, ObjectNode user) {
        wire.send(
                "users",
                id,
                Wire.envelope("user", id, time, id + "/1"),
                user.toString().getBytes(UTF_8));
    }

    /** The golden user under another id and time. */
    static ObjectNode user(String id, Instant time) throws IOException {
        ObjectNode user = (ObjectNode) StrictJson.MAPPER.readTree(Contract.feeds().stream()
                .filter(feed -> feed.name().equals("users"))
                .findFirst()
                .orElseThrow()
                .read("event.json"));
        return user.put("userId", id).put("collectedAt", time.toString());
    }

    static Row awaitRow(CqlSession session, String id) {
        return await().atMost(SOON)
                .ignoreExceptions()
                .until(
                        () -> session.execute("SELECT * FROM sluice.user_by_id WHERE user_id = ?", id)
                                .one(),
                        row -> row != null);
    }

    static List<ConsumerRecord<String, byte[]>> awaitAnnouncements(String id, int times) {
        return await().atMost(SOON)
                .until(
                        () -> Wire.all("users.stored").stream()
                                .filter(record -> record.key().equals(id))
                                .toList(),
                        records -> records.size() >= times);
    }
}
