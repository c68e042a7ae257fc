package dev.sluice.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.TightLimits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reconnecting clients continue from recent events, from Kafka, or with a reset. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(TightLimits.class)
class StreamResumeTest extends StreamFixture {

    @Test
    void aReconnectContinuesWithoutLossOrRepetition() {
        StreamClient first = clients.listen("feed=users&key=" + key).awaitLive();
        stored.rows("users", key, 0, 10);
        String fifth = first.awaitEvents(10).events().get(4).id();
        first.close();
        stored.rows("users", key, 10, 10);

        StreamClient byHeader = clients.listen("feed=users&key=" + key, Map.of("Last-Event-ID", fifth));
        StreamClient byParameter = clients.listen("feed=users&key=" + key + "&lastEventId=" + fifth);
        byHeader.awaitEvents(15);
        byParameter.awaitEvents(15);
        stored.rows("users", key, 20, 5);

        assertThat(byHeader.awaitEvents(20).numbers()).isEqualTo(StreamClients.numbers(5, 20));
        assertThat(byParameter.awaitEvents(20).numbers()).isEqualTo(StreamClients.numbers(5, 20));
    }

    @Test
    void evictedEventsComeFromKafka() {
        StreamClient first = clients.listen("feed=users&key=" + key).awaitLive();
        String begin = first.lastId();
        stored.rows("users", key, 0, 2000);
        first.awaitEvents(2000);
        double before = StreamClients.count(registry, "kafka");

        List<StreamClient> late = IntStream.range(0, 5)
                .mapToObj(i -> clients.listen("feed=users&key=" + key, Map.of("Last-Event-ID", begin)))
                .toList();
        stored.rows("users", key, 2000, 100);

        for (StreamClient listening : late) {
            assertThat(listening.awaitEvents(2100).numbers()).isEqualTo(StreamClients.numbers(0, 2100));
            String middle = listening.events().get(1000).id();
            assertThat(clients.listen("feed=users&key=" + key + "&lastEventId=" + middle)
                            .awaitEvents(1099)
                            .numbers())
                    .isEqualTo(StreamClients.numbers(1001, 1099));
            listening.close();
        }
        assertThat(StreamClients.count(registry, "kafka")).isGreaterThanOrEqualTo(before + 5);
    }

    @Test
    void anOldOrInvalidIdIsAnsweredByAReset() {
        String begin = clients.listen("feed=products").awaitLive().lastId();
        stored.rows("products", key, 0, 6000);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            StreamClient tooOld =
                    clients.listen("feed=products&lastEventId=" + begin).awaitEvents(1);
            assertThat(tooOld.events().get(0).event()).isEqualTo("reset");
        });
        StreamClient noId = clients.listen("feed=products&key=later", Map.of("Last-Event-ID", "nonsense"))
                .awaitEvents(1);
        stored.rows("products", "later", 1, 1);

        assertThat(noId.awaitEvents(2).events())
                .extracting(StreamClient.ReceivedEvent::event)
                .containsExactly("reset", "products");
    }
}
