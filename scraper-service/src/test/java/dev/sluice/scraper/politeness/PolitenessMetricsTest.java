package dev.sluice.scraper.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Counters and timers of requests, with tags of few values. */
class PolitenessMetricsTest {

    private static final URI PAGE = URI.create("https://shop.example/p/1");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PolitenessMetrics politeness = new PolitenessMetrics(registry);

    @Test
    void responsesAreTimedByStatusClassAndFailuresByReason() {
        politeness.responded(200, Duration.ofMillis(20));
        politeness.responded(404, Duration.ofMillis(20));
        politeness.failed(FetchFailed.retryable(PAGE, Reason.TIMEOUT, "30000 ms"), Duration.ofSeconds(30));

        assertThat(registry.get("sluice.fetches").timers())
                .extracting(timer -> timer.getId().getTag("outcome"))
                .containsExactlyInAnyOrder("2xx", "4xx", "timeout");
    }

    @Test
    void refusalsAndPausesAreCounted() {
        politeness.responded(429, Duration.ofMillis(5));
        politeness.pauseRequested(Duration.ofMinutes(1));
        politeness.pauseRequested(Duration.ZERO);
        politeness.notSent(Reason.RATE);
        politeness.notSent(Reason.ROBOTS);

        assertThat(refusals("429")).isEqualTo(1);
        assertThat(refusals("resting")).isEqualTo(1);
        assertThat(refusals("robots")).isEqualTo(1);
        assertThat(registry.get("sluice.fetch.rests").counter().count()).isEqualTo(1);
    }

    private double refusals(String why) {
        return registry.get("sluice.fetch.refusals").tag("why", why).counter().count();
    }
}
