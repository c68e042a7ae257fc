package dev.sluice.scraper.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What hosts say of our manners is counted, in tags of few values. */
class MannersTest {

    private static final URI PAGE = URI.create("https://shop.example/p/1");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Manners manners = new Manners(metrics);

    @Test
    void answersAreCountedByTheirClassAndFailuresByTheirReason() {
        manners.answered(200, Duration.ofMillis(20));
        manners.answered(404, Duration.ofMillis(20));
        manners.failed(FetchFailed.forNow(PAGE, Reason.TIMEOUT, "30000 ms"), Duration.ofSeconds(30));

        assertThat(metrics.get("sluice.fetches").timers())
                .extracting(timer -> timer.getId().getTag("outcome"))
                .containsExactlyInAnyOrder("2xx", "4xx", "timeout");
    }

    @Test
    void aHostThatHasHadEnoughIsSeenAsSuch() {
        manners.answered(429, Duration.ofMillis(5));
        manners.rest(Duration.ofMinutes(1));
        manners.rest(Duration.ZERO);
        manners.notMade(Reason.RATE);
        manners.notMade(Reason.ROBOTS);

        assertThat(refusals("429")).isEqualTo(1);
        assertThat(refusals("resting")).isEqualTo(1);
        assertThat(refusals("robots")).isEqualTo(1);
        assertThat(metrics.get("sluice.fetch.rests").counter().count()).isEqualTo(1);
    }

    private double refusals(String why) {
        return metrics.get("sluice.fetch.refusals").tag("why", why).counter().count();
    }
}
