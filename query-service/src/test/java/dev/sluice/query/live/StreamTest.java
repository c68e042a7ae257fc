package dev.sluice.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The live stream as its clients see it: order, filters, form, signs of life. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(Narrow.class)
class StreamTest {

    @TestHTTPResource
    URI service;

    @Inject
    Vertx vertx;

    private final String key = UUID.randomUUID().toString();
    private final StoredEventPublisher stored = new StoredEventPublisher();
    private StreamClients clients;

    @BeforeEach
    void open() {
        clients = new StreamClients(vertx, service);
    }

    @AfterEach
    void close() {
        clients.close();
        stored.close();
    }

    @Test
    void rowsComeInOrderUnderTheNameOfTheirFeed() {
        StreamClient listening = clients.listen("feed=users,products").isLive();

        stored.rows("users", key, 0, 50);

        assertThat(listening.has(50).numbers()).isEqualTo(StreamClients.numbers(0, 50));
        assertThat(listening.events()).allMatch(event -> event.event().equals("users"));
        assertThat(listening.events().get(0).data())
                .isEqualTo("{\"key\":\"" + key + "\",\"time\":\"2026-11-20T12:00:00.125Z\","
                        + "\"row\":{\"number\":0,\"padding\":\"\"}}");
        assertThat(listening.header("content-type")).startsWith("text/event-stream");
    }

    @Test
    void onlyWhatWasAskedForComes() {
        String other = UUID.randomUUID().toString();
        StreamClient one = clients.listen("feed=users&key=" + key).isLive();
        StreamClient both = clients.listen("feed=products&feed=users&key=" + key + "&key=" + other)
                .isLive();

        stored.rows("users", other, 0, 3);
        stored.rows("solar-flares", key, 3, 3);
        stored.rows("users", key, 6, 3);

        assertThat(one.has(3).numbers()).isEqualTo(StreamClients.numbers(6, 3));
        assertThat(both.has(6).numbers()).containsExactlyInAnyOrder(0, 1, 2, 6, 7, 8);
    }

    @Test
    void aRowOfAnInsightIsAskedForByInsightAndRow() {
        StreamClient listening =
                clients.listen("feed=insights&key=starts/FI/" + key).isLive();

        stored.rows("insights", "starts/NO/" + key, 0, 3);
        stored.rows("insights", "starts/FI/" + key, 3, 3);

        assertThat(listening.has(3).numbers()).isEqualTo(StreamClients.numbers(3, 3));
    }

    @Test
    void anErasedPersonIsOnlyAKey() {
        StreamClient listening = clients.listen("feed=users&key=" + key).isLive();

        stored.erased("users", key);

        StreamClient.ReceivedEvent erased = listening.has(1).events().get(0);
        assertThat(erased.event()).isEqualTo("erased");
        assertThat(erased.data()).isEqualTo("{\"feed\":\"users\",\"key\":\"" + key + "\"}");
    }

    @Test
    void aRowThatIsTooLargeAndOneOfManyLinesDoNotBreakTheStream() {
        StreamClient listening = clients.listen("feed=users&key=" + key).isLive();

        stored.row("users", key, "{\"text\":\"" + "x".repeat(200_000) + "\"}");
        stored.row("users", key, "{\n  \"number\":7\r\n}");
        stored.flush();

        assertThat(listening.has(2).events().get(0).data()).endsWith("\"row\":null,\"tooLarge\":true}");
        assertThat(listening.numbers()).containsExactly(-1, 7);
    }

    @Test
    void aSilentStreamGivesSignsOfLifeAndKeepsItsPlaceFresh() {
        StreamClient listening = clients.listen("feed=users&key=" + key).isLive();
        String begin = listening.lastId();
        stored.rows("users", "somebody else", 0, 3);

        await().atMost(Duration.ofSeconds(5))
                .until(() ->
                        listening.comments().size() > 2 && !listening.lastId().equals(begin));
        assertThat(listening.events()).isEmpty();
    }
}
