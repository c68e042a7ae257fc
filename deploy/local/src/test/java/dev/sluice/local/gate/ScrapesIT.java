package dev.sluice.local.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.ServiceReplica;
import dev.sluice.local.platform.FakeHosts;
import dev.sluice.local.platform.ScrapeBatch;
import dev.sluice.local.platform.SharedPlatform;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three replicas work on requests at many hosts, measured there; {@code ScrapesKillIT} kills one of them. */
class ScrapesIT {

    private static final int REQUESTS = 200;
    private static final int HOSTS = 10;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final SharedPlatform platform = SharedPlatform.get();

    @Test
    void hostsSeeOneRequestAtATimeAndEveryRequestEnds() {
        try (FakeHosts web = new FakeHosts(SharedPlatform.HOST_DELAY);
                ServiceReplica second = platform.scraperReplica(2);
                ServiceReplica third = platform.scraperReplica(3)) {
            second.awaitReady();
            third.awaitReady();

            Map<String, Long> ends =
                    ScrapeBatch.post(web, REQUESTS, HOSTS, platform::scraper).awaitEnds(TIMEOUT);

            assertThat(ends).containsOnly(Map.entry("stored", (long) REQUESTS));
            assertThat(web.overlapping()).as("requests at one host at once").isZero();
            assertThat(web.tooSoon())
                    .as("requests within the delay, the shortest after %s", web.shortestPause())
                    .isZero();
            assertThat(web.pagesVisited()).isEqualTo(REQUESTS);
            assertThat(web.visits()).as("no page is visited twice").isEqualTo(REQUESTS);
        }
    }
}
