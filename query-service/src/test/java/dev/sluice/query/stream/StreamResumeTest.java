package dev.sluice.query.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that comes back: from the tail, from Kafka, or to a stream that begins anew. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(Narrow.class)
class StreamResumeTest {

    @TestHTTPResource
    URI service;

    @Inject
    Vertx vertx;

    @Inject
    MeterRegistry registry;

    private final String key = UUID.randomUUID().toString();
    private final Stored stored = new Stored();
    private Clients clients;

    @BeforeEach
    void open() {
        clients = new Clients(vertx, service);
    }

    @AfterEach
    void close() {
        clients.close();
        stored.close();
    }

    @Test
    void afterABreakItGoesOnFromTheTailWithoutLossOrRepetition() {
        Listening first = clients.listen("feed=users&key=" + key).isLive();
        stored.rows("users", key, 0, 10);
        String fifth = first.has(10).events().get(4).id();
        first.close();
        stored.rows("users", key, 10, 10);

        Listening byHeader = clients.listen("feed=users&key=" + key, Map.of("Last-Event-ID", fifth));
        Listening byParameter = clients.listen("feed=users&key=" + key + "&lastEventId=" + fifth);
        byHeader.has(15);
        byParameter.has(15);
        stored.rows("users", key, 20, 5);

        assertThat(byHeader.has(20).numbers()).isEqualTo(Clients.numbers(5, 20));
        assertThat(byParameter.has(20).numbers()).isEqualTo(Clients.numbers(5, 20));
    }

    @Test
    void whatTheTailHasLostComesFromKafka() {
        Listening first = clients.listen("feed=users&key=" + key).isLive();
        String begin = first.lastId();
        stored.rows("users", key, 0, 2000);
        first.has(2000);
        double before = Clients.count(registry, "kafka");

        List<Listening> late = IntStream.range(0, 5)
                .mapToObj(i -> clients.listen("feed=users&key=" + key, Map.of("Last-Event-ID", begin)))
                .toList();
        stored.rows("users", key, 2000, 100);

        for (Listening listening : late) {
            assertThat(listening.has(2100).numbers()).isEqualTo(Clients.numbers(0, 2100));
            String middle = listening.events().get(1000).id();
            assertThat(clients.listen("feed=users&key=" + key + "&lastEventId=" + middle)
                            .has(1099)
                            .numbers())
                    .isEqualTo(Clients.numbers(1001, 1099));
            listening.close();
        }
        assertThat(Clients.count(registry, "kafka")).isGreaterThanOrEqualTo(before + 5);
    }

    @Test
    void whatIsTooOldOrNoIdAtAllIsAnsweredByAReset() {
        String begin = clients.listen("feed=products").isLive().lastId();
        stored.rows("products", key, 0, 6000);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Listening tooOld =
                    clients.listen("feed=products&lastEventId=" + begin).has(1);
            assertThat(tooOld.events().get(0).event()).isEqualTo("reset");
        });
        Listening noId = clients.listen("feed=products&key=later", Map.of("Last-Event-ID", "nonsense"))
                .has(1);
        stored.rows("products", "later", 1, 1);

        assertThat(noId.has(2).events()).extracting(Listening.Sse::event).containsExactly("reset", "products");
    }
}
