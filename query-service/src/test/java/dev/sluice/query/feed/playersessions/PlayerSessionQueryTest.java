package dev.sluice.query.feed.playersessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sessions over HTTP: single ones, and a player's complete and open ones, checked against the state of each. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class PlayerSessionQueryTest {

    private static final String STARTED = "2026-11-20T12:00:00.000Z";

    @Inject
    SessionFixtures sessions;

    @Test
    void aCompleteSessionHasItsDuration() {
        String id = complete(player(), "2026-11-20T12:01:00.500Z");

        given().get("/v1/player-sessions/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("complete"))
                .body("country", equalTo("FI"))
                .body("startedAt", equalTo(STARTED))
                .body("endedAt", equalTo("2026-11-20T12:01:00.500Z"))
                .body("durationSeconds", equalTo(60))
                .body("warnings", equalTo(List.of()));
    }

    @Test
    void anEndBeforeTheStartLeavesAWarningAndNoDuration() {
        String id = complete(player(), "2026-11-20T11:59:59.000Z");

        given().get("/v1/player-sessions/" + id)
                .then()
                .body("status", equalTo("complete"))
                .body("durationSeconds", nullValue())
                .body("warnings", equalTo(List.of("endedAt: before the start")));
    }

    @Test
    void equalTimesAreASessionOfNoLength() {
        given().get("/v1/player-sessions/" + complete(player(), STARTED))
                .then()
                .body("durationSeconds", equalTo(0))
                .body("warnings", equalTo(List.of()));
    }

    @Test
    void aSessionWithOneEventIsOpen() {
        String player = player();
        String id = id(1);
        sessions.session(id, player, null, null, STARTED);

        given().get("/v1/player-sessions/" + id.toUpperCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .body("status", equalTo("open"))
                .body("playerId", equalTo(player))
                .body("country", nullValue())
                .body("durationSeconds", nullValue());
    }

    @Test
    void completeSessionsAreListedNewestEndFirstAndStaleRowsDropped() {
        String player = player();
        String older = complete(player, "2026-11-20T12:10:00.000Z");
        String newest = complete(player, "2026-11-20T12:40:00.000Z");
        String corrected = complete(player, "2026-11-20T12:20:00.000Z");
        sessions.listedAsComplete(player, "2026-11-20T12:50:00.000Z", corrected);
        sessions.session(id(7), player, "FI", STARTED, null);
        sessions.listedAsComplete(player, "2026-11-20T12:30:00.000Z", id(7));
        sessions.listedAsComplete(player, "2026-11-20T12:31:00.000Z", id(8));

        for (int limit : new int[] {1, 2, 20}) {
            assertThat(walk(Map.of("player", player, "limit", limit))).containsExactly(newest, corrected, older);
        }
        assertThat(walk(Map.of("player", player.toUpperCase(Locale.ROOT), "complete", "true")))
                .hasSize(3);
    }

    @Test
    void sessionsThatEndAtOneMomentAreAllListed() {
        String player = player();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            ids.add(complete(player, "2026-11-20T12:10:00.000Z"));
        }
        ids.sort(String::compareTo);

        assertThat(walk(Map.of("player", player, "limit", 4))).isEqualTo(ids);
        assertThat(given().get("/v1/player-sessions?player=" + player)
                        .jsonPath()
                        .getList("items"))
                .hasSize(20);
    }

    @Test
    void openSessionsAreThoseThatStillAre() {
        String player = player();
        String open = UUID.randomUUID().toString();
        sessions.session(open, player, "SE", STARTED, null);
        sessions.listedAsOpen(player, open);
        sessions.listedAsOpen(player, complete(player, "2026-11-20T12:10:00.000Z"));
        sessions.listedAsOpen(player, UUID.randomUUID().toString());

        assertThat(walk(Map.of("player", player, "complete", "false", "limit", 1)))
                .containsExactly(open);
    }

    @Test
    void unknownSessionsAndBadParametersAreProblems() {
        given().get("/v1/player-sessions/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().get("/v1/player-sessions?complete=maybe&limit=101&cursor=x")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("player", "complete", "limit", "cursor")));
        given().get("/v1/player-sessions?player=ann").then().statusCode(400);
        given().get("/v1/player-sessions?player=" + player()).then().body("items", equalTo(List.of()));
    }

    private String complete(String player, String ended) {
        String id = UUID.randomUUID().toString();
        sessions.session(id, player, "FI", STARTED, ended);
        sessions.listedAsComplete(player, ended, id);
        return id;
    }

    private static String player() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String id(int number) {
        return String.format("4a0c43c9-c43a-42ff-ba55-%012d", number);
    }

    private static List<String> walk(Map<String, Object> given) {
        Map<String, Object> parameters = new HashMap<>(given);
        List<String> seen = new ArrayList<>();
        do {
            JsonPath page = given().queryParams(parameters)
                    .get("/v1/player-sessions")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.sessionId", String.class));
            parameters.put("cursor", page.getString("next"));
        } while (parameters.get("cursor") != null);
        return seen;
    }
}
