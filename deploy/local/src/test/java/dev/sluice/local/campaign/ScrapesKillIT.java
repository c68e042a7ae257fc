package dev.sluice.local.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.local.platform.FakeHosts;
import dev.sluice.local.platform.LaunchedPlatform;
import dev.sluice.local.platform.ScrapeBatch;
import dev.sluice.local.platform.ScraperReplicas;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three replicas work on requests at many hosts, measured there, and one is killed in the middle. */
@Tag("campaign")
class ScrapesKillIT {

    private static final Path HOME = LaunchedPlatform.home("scrapes");

    /** {@code -Dscrapes}, {@code -Dhosts} and {@code -Ddelay} (milliseconds) for other sizes. */
    private static final int REQUESTS = Integer.getInteger("scrapes", 300);

    private static final int HOSTS = Integer.getInteger("hosts", 10);
    private static final Duration DELAY = Duration.ofMillis(Integer.getInteger("delay", 200));

    /** For some twenty requests a second, since the machine runs other tests too. */
    private static final Duration TIMEOUT = Duration.ofMinutes(3).plusMillis(50L * REQUESTS);

    @Test
    void aKilledReplicaNeitherLosesRequestsNorDisturbsHosts() {
        try (FakeHosts web = new FakeHosts(DELAY);
                ScraperReplicas replicas = ScraperReplicas.start(
                        HOME,
                        3,
                        Map.of(
                                "sluice.fetch.delay", DELAY.toMillis() + "ms",
                                "sluice.fetch.timeout", "3s",
                                "sluice.fetch.patience", "500ms",
                                "sluice.hosts.lease", "5s",
                                "sluice.hosts.alone", "true"))) {
            ScrapeBatch batch = ScrapeBatch.post(web, REQUESTS, HOSTS, replicas::scraper);
            await().atMost(TIMEOUT).until(() -> web.visits() > REQUESTS / 3);
            replicas.kill(3);
            Map<String, Long> ends = batch.awaitEnds(TIMEOUT);
            System.out.printf(
                    "scrapes: %d requests at %d hosts, %d visits, ends %s, shortest pause %d ms of %d, overlapping %d%n",
                    REQUESTS,
                    HOSTS,
                    web.visits(),
                    ends,
                    web.shortestPause().toMillis(),
                    DELAY.toMillis(),
                    web.overlapping());
            assertThat(web.overlapping()).as("requests at one host at once").isZero();
            assertThat(web.tooSoon()).as("requests within the delay").isZero();
            assertThat(ends).containsOnly(Map.entry("stored", (long) REQUESTS));
            assertThat(web.pagesVisited()).isEqualTo(REQUESTS);
            assertThat(web.visits())
                    .as("only what the killed replica had in progress is visited again")
                    .isLessThan(REQUESTS + 3 * HOSTS);
        }
    }
}
