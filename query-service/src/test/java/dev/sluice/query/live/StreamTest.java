package dev.sluice.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.TightLimits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The live stream as received by clients: order, filters, format and heartbeats. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(TightLimits.class)
class StreamTest extends StreamFixture {

    @Test
    void rowsArriveInOrderNamedByTheirFeed() {
        StreamClient listening = clients.listen("feed=users,products").awaitLive();

        stored.rows("users", key, 0, 50);

        assertThat(listening.awaitEvents(50).numbers()).isEqualTo(StreamClients.numbers(0, 50));
        assertThat(listening.events()).allMatch(event -> event.event().equals("users"));
        assertThat(listening.events().get(0).data())
                .isEqualTo("{\"key\":\"" + key + "\",\"time\":\"2026-11-20T12:00:00.125Z\","
                        + "\"row\":{\"number\":0,\"padding\":\"\"}}");
        assertThat(listening.header("content-type")).startsWith("text/event-stream");
    }

    @Test
    void onlyMatchingRowsArrive() {
        String other = UUID.randomUUID().toString();
        StreamClient one = clients.listen("feed=users&key=" + key).awaitLive();
        StreamClient both = clients.listen("feed=products&feed=users&key=" + key + "&key=" + other)
                .awaitLive();

        stored.rows("users", other, 0, 3);
        stored.rows("solar-flares", key, 3, 3);
        stored.rows("users", key, 6, 3);

        assertThat(one.awaitEvents(3).numbers()).isEqualTo(StreamClients.numbers(6, 3));
        assertThat(both.awaitEvents(6).numbers()).containsExactlyInAnyOrder(0, 1, 2, 6, 7, 8);
    }

    @Test
    void anInsightRowIsSelectedByInsightAndRow() {
        StreamClient listening =
                clients.listen("feed=insights&key=starts/FI/" + key).awaitLive();

        stored.rows("insights", "starts/NO/" + key, 0, 3);
        stored.rows("insights", "starts/FI/" + key, 3, 3);

        assertThat(listening.awaitEvents(3).numbers()).isEqualTo(StreamClients.numbers(3, 3));
    }

    @Test
    void anErasedPersonIsSentAsAKey() {
        StreamClient listening = clients.listen("feed=users&key=" + key).awaitLive();

        stored.erased("users", key);

        StreamClient.ReceivedEvent erased = listening.awaitEvents(1).events().get(0);
        assertThat(erased.event()).isEqualTo("erased");
        assertThat(erased.data()).isEqualTo("{\"feed\":\"users\",\"key\":\"" + key + "\"}");
    }

    @Test
    void largeAndMultiLineRowsDoNotBreakTheStream() {
        StreamClient listening = clients.listen("feed=users&key=" + key).awaitLive();

        stored.row("users", key, "{\"text\":\"" + "x".repeat(200_000) + "\"}");
        stored.row("users", key, "{\n  \"number\":7\r\n}");
        stored.flush();

        assertThat(listening.awaitEvents(2).events().get(0).data()).endsWith("\"row\":null,\"tooLarge\":true}");
        assertThat(listening.numbers()).containsExactly(-1, 7);
    }

    @Test
    void anIdleStreamSendsHeartbeatsWithItsPosition() {
        StreamClient listening = clients.listen("feed=users&key=" + key).awaitLive();
        String begin = listening.lastId();
        stored.rows("users", "another key", 0, 3);

        await().atMost(Duration.ofSeconds(5))
                .until(() ->
                        listening.comments().size() > 2 && !listening.lastId().equals(begin));
        assertThat(listening.events()).isEmpty();
    }
}
