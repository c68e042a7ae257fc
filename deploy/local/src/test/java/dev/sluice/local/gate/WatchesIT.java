package dev.sluice.local.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.local.ServiceReplica;
import dev.sluice.local.platform.FakeHosts;
import dev.sluice.local.platform.ScrapeBatch;
import dev.sluice.local.platform.SharedPlatform;
import dev.sluice.local.platform.WatchSlots;
import dev.sluice.local.platform.Watches;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Three replicas share the slots of many watches; {@code WatchesKillIT} kills some of them. */
class WatchesIT {

    private static final int WATCHES = 20;
    private static final int HOSTS = 10;
    private static final int SLOTS = 4;
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final SharedPlatform platform = SharedPlatform.get();

    @Test
    void eachSlotOfAWatchRunsOnce() {
        try (FakeHosts web = new FakeHosts(SharedPlatform.HOST_DELAY);
                ServiceReplica second = platform.scraperReplica(2);
                ServiceReplica third = platform.scraperReplica(3)) {
            second.awaitReady();
            third.awaitReady();
            Watches.post(web, WATCHES, HOSTS, EVERY, platform::scraper);
            await("%d slots of each watch".formatted(SLOTS))
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> fewestSlots() >= SLOTS);
            Watches.deleteAll(platform::scraper);
            ScrapeBatch.awaitIdle(platform::scraper, Duration.ofMinutes(1));

            // A request of the last slots may still be on its way through Kafka.
            await("a visit for each slot").atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(web.visits())
                    .isEqualTo(WatchSlots.read(platform.kafka()).requested()));
            WatchSlots slots = WatchSlots.read(platform.kafka());
            assertThat(slots.watches()).isEqualTo(WATCHES);
            assertThat(slots.gaps(EVERY)).as("slots that were left out").isZero();
        }
    }

    /** Zero until the last watch has made its first request. */
    private int fewestSlots() {
        WatchSlots slots = WatchSlots.read(platform.kafka());
        return slots.watches() < WATCHES ? 0 : slots.fewest();
    }
}
