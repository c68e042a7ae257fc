package dev.sluice.local.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.local.platform.FakeHosts;
import dev.sluice.local.platform.LaunchedPlatform;
import dev.sluice.local.platform.ScrapeBatch;
import dev.sluice.local.platform.ScraperReplicas;
import dev.sluice.local.platform.WatchSlots;
import dev.sluice.local.platform.Watches;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three replicas share the slots of many watches while replicas are killed at random. */
@Tag("campaign")
class WatchesKillIT {

    private static final Path HOME = LaunchedPlatform.home("watches");

    /** {@code -Dwatches}, {@code -Dseconds} and {@code -Devery} (seconds) for other sizes. */
    private static final int WATCHES = Integer.getInteger("watches", 100);

    private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("seconds", 30));
    private static final Duration EVERY = Duration.ofSeconds(Integer.getInteger("every", 10));
    private static final int HOSTS = 50;
    private static final int REPLICAS = 3;
    private static final Duration LEASE = Duration.ofSeconds(4);

    @Test
    void eachSlotRunsOnceAlthoughReplicasAreKilled() {
        Random random = new Random(5);
        try (FakeHosts web = new FakeHosts(Duration.ofMillis(20));
                ScraperReplicas replicas = ScraperReplicas.start(
                        HOME,
                        REPLICAS,
                        Map.of(
                                "sluice.fetch.delay", "20ms",
                                "sluice.fetch.timeout", "3s",
                                "sluice.fetch.patience", "500ms",
                                "sluice.hosts.lease", LEASE.toSeconds() + "s",
                                "sluice.hosts.alone", "true",
                                "sluice.watches.shortest", "1s",
                                "sluice.watches.lease", LEASE.toSeconds() + "s",
                                "sluice.watches.slowest", "1"))) {
            Watches.post(web, WATCHES, HOSTS, EVERY, replicas::scraper);
            Instant end = Instant.now().plus(DURATION);
            while (Instant.now().isBefore(end)) {
                int victim = 1 + random.nextInt(REPLICAS);
                int visits = web.visits() + WATCHES / 2 + random.nextInt(WATCHES);
                await("visits before the next kill")
                        .atMost(EVERY.multipliedBy(6))
                        .until(() -> web.visits() >= visits);
                replicas.kill(victim);
                replicas.restart(victim);
            }
            Instant lastKill = Instant.now();
            // A slot that the last killed replica had claimed is taken over after its lease.
            await("the slots of the time of the kills")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> WatchSlots.read(replicas.kafka()).lost(EVERY, lastKill) == 0);
            Watches.deleteAll(replicas::scraper);
            ScrapeBatch.awaitIdle(replicas::scraper, Duration.ofMinutes(3));
            WatchSlots slots = WatchSlots.read(replicas.kafka());
            System.out.printf(
                    "watches: %d, every %d s for %d s: %d slots requested, %d of them twice, %d visits, %d of them repeated%n",
                    WATCHES,
                    EVERY.toSeconds(),
                    DURATION.toSeconds(),
                    slots.requested(),
                    slots.repeated(),
                    web.visits(),
                    web.visits() - slots.requested());
            assertThat(slots.watches()).isEqualTo(WATCHES);
            assertThat(slots.lost(EVERY, lastKill))
                    .as("slots in which nothing ran")
                    .isZero();
            // A slot that is requested twice is one request by its id; only a visit that a kill has cut off is
            // repeated.
            assertThat(web.visits())
                    .isBetween(slots.requested(), slots.requested() + 10 * (int) (DURATION.toSeconds() / 10));
        }
    }
}
