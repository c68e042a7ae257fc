package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three replicas and many watches while replicas are killed at random: each slot runs once; the figure is told. */
@Tag("campaign")
class WatchesIT {

    private static final Path HOME = Launched.home("watches");

    /** Few and short here; deploy/bench has the large form. */
    private static final int WATCHES = Integer.getInteger("watches", 100);

    private static final Duration LASTS = Duration.ofSeconds(Integer.getInteger("seconds", 30));
    private static final int EVERY = Integer.getInteger("every", 10);
    private static final int HOSTS = 50;
    private static final int REPLICAS = 3;

    @Test
    void eachSlotRunsOnceAlthoughReplicasAreKilled() {
        Random random = new Random(5);
        try (HostsWeb web = new HostsWeb(Duration.ofMillis(20));
                Replicas replicas = Replicas.start(
                        HOME,
                        REPLICAS,
                        Map.of(
                                "sluice.fetch.delay", "20ms",
                                "sluice.fetch.timeout", "3s",
                                "sluice.fetch.patience", "500ms",
                                "sluice.hosts.lease", "4s",
                                "sluice.hosts.alone", "true",
                                "sluice.watches.shortest", "1s",
                                "sluice.watches.lease", "4s",
                                "sluice.watches.slowest", "1"))) {
            watch(web, replicas);
            Instant killing = Instant.now().plus(LASTS);
            while (Instant.now().isBefore(killing)) {
                int victim = 1 + random.nextInt(REPLICAS);
                await().pollDelay(Duration.ofSeconds(5 + random.nextInt(10)))
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> true);
                replicas.kill(victim);
                replicas.startAgain(victim);
            }
            // What the last one killed had claimed comes back after its lease.
            await().pollDelay(Duration.ofSeconds(15))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> true);
            Instant end = Instant.now().minusSeconds(8);
            Api.walk(replicas.scraper("/v1/watches"), 500)
                    .forEach(watch -> Api.delete(replicas.scraper(
                            "/v1/watches/" + watch.path("watchId").asText())));
            ScrapesIT.awaitRest(replicas, Duration.ofMinutes(3));
            Slots figure = Slots.read(replicas.kafka(), Duration.ofSeconds(EVERY), end);
            System.out.printf(
                    "watches: %d watches every %d s for %d s: %s, %d visits, %d again after a death%n",
                    WATCHES, EVERY, LASTS.toSeconds(), figure, web.visits(), web.visits() - figure.asked());
            assertThat(figure.watches()).isEqualTo(WATCHES);
            assertThat(figure.lost()).as("slots in which nothing ran").isZero();
            // Asked for twice is still one request: the id is the same. Only a visit that a death cut off is made
            // again.
            assertThat(web.visits()).isBetween(figure.asked(), figure.asked() + 10 * (int) (LASTS.toSeconds() / 10));
        }
    }

    private static void watch(HostsWeb web, Replicas replicas) {
        String table = IntStream.range(0, WATCHES)
                .mapToObj(i -> web.page(i % HOSTS, "w" + i) + "," + EVERY + "s\n")
                .collect(Collectors.joining());
        Api.Answer answer = Api.post(replicas.scraper("/v1/watches"), "text/csv", "address,every\n" + table);
        assertThat(answer.body().path("imported").asInt()).as(answer.toString()).isEqualTo(WATCHES);
    }
}
