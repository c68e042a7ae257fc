package dev.sluice.ingest.feed.playersessions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.TestKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lengths of sessions in either order, repeated and corrected. Each test has its own country. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class PlayerSessionLengthsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestKafka kafka = new TestKafka();
    private final String player = UUID.randomUUID().toString().replace("-", "");
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(50));

    @Inject
    QuarkusCqlSession session;

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void sessionsAreCountedOnceInEitherOrder() {
        for (int i = 0; i < 3; i++) {
            String id = UUID.randomUUID().toString();
            send("start", "YA", id, start.plusSeconds(i));
            send("end", "YA", id, start.plusSeconds(i + 59));
            send("end", "YA", id, start.plusSeconds(i + 59));
        }
        String backward = UUID.randomUUID().toString();
        send("end", "YA", backward, start.plusSeconds(60));
        send("start", "YA", backward, start);
        send("start", "YA", UUID.randomUUID().toString(), start);

        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(lengths("YA")).containsExactly(3L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
        });
    }

    @Test
    void aCorrectedEndMovesTheSessionToAnotherBand() {
        String id = UUID.randomUUID().toString();
        send("start", "YB", id, start);
        send("end", "YB", id, start.plusSeconds(10));
        await().atMost(TIMEOUT).until(() -> lengths("YB").equals(List.of(1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L)));

        send("end", "YB", id, start.plusSeconds(40_000));

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(lengths("YB")).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L));
    }

    @Test
    void anEndBeforeItsStartIsNoLength() {
        String id = UUID.randomUUID().toString();
        send("start", "YC", id, start);
        send("end", "YC", id, start.minusSeconds(10));
        String good = UUID.randomUUID().toString();
        send("start", "YC", good, start);
        send("end", "YC", good, start.plusSeconds(300));

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(lengths("YC")).containsExactly(0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L));
    }

    private void send(String event, String country, String id, Instant at) {
        String json = """
                {"event":"%s","country":"%s","player_id":"%s","session_id":"%s","ts":"%s"}""".formatted(event, country, player, id, at);
        kafka.send(
                "player-sessions",
                player,
                TestKafka.envelope("playersession", player, at, player + "/" + id + ":" + event),
                json.getBytes(UTF_8));
    }

    private List<Long> lengths(String country) {
        LocalDate day = start.atZone(ZoneOffset.UTC).toLocalDate();
        Row row = session.execute(
                        "SELECT lengths FROM sluice.player_session_length_count_by_month"
                                + " WHERE month = ? AND day = ? AND country = ?",
                        YearMonth.from(day).toString(),
                        day,
                        country)
                .one();
        return row == null ? List.of() : row.getList("lengths", Long.class);
    }
}
