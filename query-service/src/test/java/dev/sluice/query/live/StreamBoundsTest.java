package dev.sluice.query.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.TightLimits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams of clients that are too slow, too many, or ask for unknown feeds. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(TightLimits.class)
class StreamBoundsTest extends StreamFixture {

    @Test
    void aStalledClientIsDroppedAndOthersReceiveAll() {
        clients.stalled("feed=users");
        StreamClient other = clients.listen("feed=users&key=" + key).awaitLive();
        double before = StreamClients.count(registry, "dropped");

        for (int i = 0; i < 100; i++) {
            stored.rows("users", key, i * 40, 40, "x".repeat(5000));
            other.awaitEvents((i + 1) * 40);
        }

        assertThat(other.numbers()).isEqualTo(StreamClients.numbers(0, 4000));
        await().atMost(Duration.ofSeconds(10)).until(() -> StreamClients.count(registry, "dropped") > before);
        assertThat(other.isClosed()).isFalse();
    }

    @Test
    void aClientAboveTheLimitIsAnswered503() {
        int free = 20;
        List<StreamClient> all = IntStream.range(0, free + 5)
                .mapToObj(i -> clients.listen("feed=users"))
                .toList();

        assertThat(all.get(0).status()).isEqualTo(200);
        assertThat(all.get(free + 4).status()).isEqualTo(503);
        assertThat(all.get(free + 4).header("Retry-After")).isEqualTo("5");
        clients.closeAll();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> clients.listen("feed=users").status() == 200);
    }

    @Test
    void anUnknownFeedIsRejected() {
        for (String query : List.of("key=x", "feed=", "feed=nothing", "feed=users,", "feed=users&key=%00")) {
            given().urlEncodingEnabled(false)
                    .get("/v1/stream?" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
        given().head("/v1/stream?feed=users").then().statusCode(200);
    }
}
