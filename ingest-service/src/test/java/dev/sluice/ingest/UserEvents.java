package dev.sluice.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ingest.intake.StrictJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Sends user events and awaits their rows and announcements. */
public final class UserEvents {

    /** For effects that pass Kafka and Cassandra. */
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    private UserEvents() {}

    /** Sends a user under a whole envelope with id {@code <id>/1}. */
    public static void send(TestKafka kafka, String id, Instant time, ObjectNode user) {
        kafka.send(
                "users",
                id,
                TestKafka.envelope("user", id, time, id + "/1"),
                user.toString().getBytes(UTF_8));
    }

    /** The golden event with another id and time. */
    public static ObjectNode user(String id, Instant time) throws IOException {
        ObjectNode user = (ObjectNode) StrictJson.MAPPER.readTree(Contract.feeds().stream()
                .filter(feed -> feed.name().equals("users"))
                .findFirst()
                .orElseThrow()
                .read("event.json"));
        return user.put("userId", id).put("collectedAt", time.toString());
    }

    /** Waits for the row of a user. */
    public static Row awaitRow(CqlSession session, String id) {
        return await().atMost(TIMEOUT)
                .ignoreExceptions()
                .until(
                        () -> session.execute("SELECT * FROM sluice.user_by_id WHERE user_id = ?", id)
                                .one(),
                        row -> row != null);
    }

    /** Waits until a user was announced so many times. */
    public static List<ConsumerRecord<String, byte[]>> awaitAnnouncements(String id, int times) {
        return await().atMost(TIMEOUT)
                .until(
                        () -> TestKafka.all("users.stored").stream()
                                .filter(record -> record.key().equals(id))
                                .toList(),
                        records -> records.size() >= times);
    }
}
