package dev.sluice.ingest.feed.playersessions;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.TestKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions are completed in either order, repeated and late, and their starts are counted. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class PlayerSessionTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestKafka kafka = new TestKafka();
    private final String player = UUID.randomUUID().toString().replace("-", "");
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(30));

    @Inject
    QuarkusCqlSession session;

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void aSessionIsCompletedInEitherOrderAndTwice() {
        String forward = send("start", UUID.randomUUID().toString(), start);
        send("end", forward, start.plusSeconds(60));
        String backward = send("end", UUID.randomUUID().toString(), start.plusSeconds(90));
        send("start", backward, start);
        send("start", backward, start);
        String equal = send("start", UUID.randomUUID().toString(), start);
        send("end", equal, start);
        String open = send("start", UUID.randomUUID().toString(), start);

        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(ids("player_session_complete_by_player")).containsExactlyInAnyOrder(forward, backward, equal);
            assertThat(ids("player_session_open_by_player")).containsExactly(open);
        });
    }

    @Test
    void aSessionOfTwoPlayersBelongsToTheLaterOne() {
        String later = UUID.randomUUID().toString().replace("-", "");
        String forward = UUID.randomUUID().toString();
        send("start", player, forward, start);
        await().atMost(TIMEOUT).until(() -> ids("player_session_open_by_player").contains(forward));
        send("end", later, forward, start.plusSeconds(60));
        String backward = send("end", later, UUID.randomUUID().toString(), start.plusSeconds(90));
        await().atMost(TIMEOUT)
                .until(() -> ids("player_session_open_by_player", later).contains(backward + "~end"));
        send("start", player, backward, start);

        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(ids("player_session_complete_by_player", later))
                .containsExactlyInAnyOrder(forward, backward));
        assertThat(ids("player_session_complete_by_player")).isEmpty();
    }

    @Test
    void theStartOutlivesTheEndByTwoDays() {
        String id = send("end", UUID.randomUUID().toString(), start.plus(Duration.ofHours(20)));
        send("start", id, start);

        await().atMost(TIMEOUT)
                .until(() -> !ids("player_session_complete_by_player").isEmpty());

        Row row = session.execute(
                        "SELECT ttl(started_at) AS s, ttl(ended_at) AS e FROM sluice.player_session_by_id"
                                + " WHERE session_id = ?",
                        id)
                .one();
        assertThat(row.getInt("s") - row.getInt("e")).isBetween(28 * 3_600 - 60, 28 * 3_600 + 60);
        assertThat(row.getInt("e")).isBetween(364 * 86_400, 365 * 86_400);
    }

    @Test
    void repeatedStartsAreCountedOnce() {
        for (int i = 0; i < 5; i++) {
            String id = send("start", UUID.randomUUID().toString(), start);
            send("start", id, start);
        }

        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(hourCount()).isEqualTo(rows());
            assertThat(hourCount()).isGreaterThanOrEqualTo(5);
        });
    }

    @Test
    void anOldEventAndAStartWithoutACountryAreRejected() {
        given().contentType("application/json")
                .body("""
                        [{"event":"start","player_id":"%s","session_id":"%s","ts":"%s"},
                         {"event":"end","player_id":"%s","session_id":"%s","ts":"2016-12-02T12:49:05.520022"}]""".formatted(player, UUID.randomUUID(), start, player, UUID.randomUUID()))
                .post("/v1/feeds/player-sessions/events")
                .then()
                .statusCode(422)
                .body("violations.field", contains("country", "ts"))
                .body("violations[1].message", equalTo("older than retention"));
    }

    private String send(String event, String id, Instant at) {
        return send(event, player, id, at);
    }

    private String send(String event, String player, String id, Instant at) {
        String json = """
                {"event":"%s","country":"FI","player_id":"%s","session_id":"%s","ts":"%s"}""".formatted(event, player, id, at);
        kafka.send(
                "player-sessions",
                player,
                TestKafka.envelope("playersession", player, at, player + "/" + id + ":" + event),
                json.getBytes(UTF_8));
        return id;
    }

    private List<String> ids(String table) {
        return ids(table, player);
    }

    private List<String> ids(String table, String player) {
        return session.execute("SELECT session_id FROM sluice." + table + " WHERE player_id = ?", player).all().stream()
                .map(row -> row.getString("session_id"))
                .toList();
    }

    private long hourCount() {
        Row row = session.execute(
                        "SELECT starts FROM sluice.player_session_start_count_by_day WHERE day = ? AND country = 'FI'"
                                + " AND hour = ?",
                        start.atZone(ZoneOffset.UTC).toLocalDate(),
                        start.truncatedTo(ChronoUnit.HOURS))
                .one();
        return row == null ? 0 : row.getLong("starts");
    }

    private long rows() {
        return session.execute(
                        "SELECT count(*) AS n FROM sluice.player_session_start_by_country_hour WHERE country = 'FI'"
                                + " AND hour = ? AND shard IN (0, 1, 2, 3)",
                        start.truncatedTo(ChronoUnit.HOURS))
                .one()
                .getLong("n");
    }
}
