package dev.sluice.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many readers, one in forty stalled: the others miss nothing and memory stays bounded. Larger runs: {@code
 * -Dstream.readers=2000}.
 */
@Tag("campaign")
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ManyReadersTest {

    private static final int READERS = Integer.getInteger("stream.readers", 100);
    private static final int STALLED = READERS / 40;
    private static final int ROUNDS = 40;
    private static final int ROWS = 25;

    @TestHTTPResource
    URI service;

    @Inject
    Vertx vertx;

    @Inject
    MeterRegistry registry;

    @Test
    void readingClientsMissNothing() {
        double before = StreamClients.count(registry, "dropped");
        try (ManyStreamClients many = new ManyStreamClients(vertx, service);
                StoredEventPublisher stored = new StoredEventPublisher()) {
            many.open(READERS - STALLED, "feed=users&key=many", false);
            many.open(STALLED, "feed=users", true);
            List<Long> memory = new ArrayList<>(List.of(used()));
            long begin = System.nanoTime();
            for (int round = 0; round < ROUNDS; round++) {
                // More bytes than the sockets of stalled clients hold, and in the end more events than are kept.
                stored.rows("users", "flood", 0, 50, "x".repeat(4000));
                stored.rows("users", "flood", 0, 500);
                stored.rows("users", "many", round * ROWS, ROWS, "x".repeat(1000));
                int expected = (round + 1) * ROWS;
                await().atMost(Duration.ofMinutes(5)).until(() -> many.allHave(expected));
                if (round % 10 == 9) {
                    memory.add(used());
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> StreamClients.count(registry, "dropped") - before >= STALLED);
            System.out.printf(
                    "%d readers, %d of them stalled: %d events each in %.1f s; heap %d MiB before, %d MiB at most;"
                            + " direct %d MiB; %.0f dropped%n",
                    READERS,
                    STALLED,
                    ROUNDS * ROWS,
                    seconds,
                    memory.get(0) >> 20,
                    memory.stream().mapToLong(Long::longValue).max().orElseThrow() >> 20,
                    direct() >> 20,
                    StreamClients.count(registry, "dropped") - before);

            assertThat(many.inOrder(StreamClients.numbers(0, ROUNDS * ROWS))).isTrue();
            assertThat(many.open()).isEqualTo(READERS - STALLED);
            assertThat(StreamClients.count(registry, "dropped") - before).isEqualTo(STALLED);
        }
    }

    /** Heap in use by both ends, since the clients run in this process. */
    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
