package dev.sluice.ingest.feed.users;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.TestKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counts of users that are new, repeated, moved, late and erased. Each test has its own countries. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class UserCountsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestKafka kafka = new TestKafka();
    private final Instant collected =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(3));
    private final String here = "Here " + UUID.randomUUID();
    private final String there = "There " + UUID.randomUUID();

    @Inject
    QuarkusCqlSession session;

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void aUserIsCountedOnce() {
        String user = UUID.randomUUID().toString();
        send(user, here, 30, 0);
        send(user, here, 30, 0);
        send(UUID.randomUUID().toString(), here, 34, 0);
        send(UUID.randomUUID().toString(), here, 35, 0);
        send(user, here, 30, 60);

        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(count(here, "25-34")).isEqualTo(2);
            assertThat(count(here, "35-44")).isEqualTo(1);
        });
    }

    @Test
    void aUserWhoMovesLeavesTheOldCount() {
        String user = UUID.randomUUID().toString();
        send(user, here, 24, 0);
        await().atMost(TIMEOUT).until(() -> count(here, "18-24") == 1);

        send(user, there, 25, 60);

        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(count(here, "18-24")).isZero();
            assertThat(count(there, "25-34")).isEqualTo(1);
            assertThat(places(user)).containsExactly(there);
        });
    }

    @Test
    void aLateEventWithAnOlderPlaceChangesNothing() {
        String user = UUID.randomUUID().toString();
        send(user, there, 25, 60);
        await().atMost(TIMEOUT).until(() -> count(there, "25-34") == 1);

        send(user, here, 24, 0);
        send(UUID.randomUUID().toString(), here, 40, 0);

        await().atMost(TIMEOUT).until(() -> count(here, "35-44") == 1);
        assertThat(count(here, "18-24")).isZero();
        assertThat(count(there, "25-34")).isEqualTo(1);
    }

    @Test
    void anErasedUserIsCountedNowhere() {
        String user = UUID.randomUUID().toString();
        send(user, here, 70, 0);
        await().atMost(TIMEOUT).until(() -> count(here, "65+") == 1);

        given().delete("/v1/feeds/users/events/" + user).then().statusCode(202);

        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(count(here, "65+")).isZero();
            assertThat(places(user)).isEmpty();
        });
    }

    private void send(String user, String country, int age, int secondsLater) {
        Instant at = collected.plusSeconds(secondsLater);
        String json = """
                {"userId":"%s","collectedAt":"%s","email":"ann@example.com","country":"%s","age":%d}""".formatted(user, at, country, age);
        kafka.send(
                "users", user, TestKafka.envelope("user", user, at, user + "/" + secondsLater), json.getBytes(UTF_8));
    }

    private long count(String country, String band) {
        return session
                .execute("SELECT users FROM sluice.user_count_by_band WHERE band = ? AND country = ?", band, country)
                .all()
                .stream()
                .mapToLong(row -> row.getLong("users"))
                .sum();
    }

    /** The countries in which the user is noted or has a row. */
    private List<String> places(String user) {
        Stream<String> noted =
                session.execute("SELECT country FROM sluice.user_place_by_id WHERE user_id = ?", user).all().stream()
                        .map(row -> row.getString("country"));
        Stream<String> rows = Stream.of(here, there).filter(country -> Stream.of("18-24", "25-34", "65+")
                .anyMatch(band -> session.execute(
                                        "SELECT user_id FROM sluice.user_by_country_band WHERE country = ?"
                                                + " AND band = ? AND shard = ? AND user_id = ?",
                                        country,
                                        band,
                                        Math.floorMod(user.hashCode(), UserPlaceTable.SHARDS),
                                        user)
                                .one()
                        != null));
        return Stream.concat(noted, rows).distinct().toList();
    }
}
