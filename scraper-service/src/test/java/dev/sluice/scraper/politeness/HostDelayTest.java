package dev.sluice.scraper.politeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.fetch.FetcherFixture;
import dev.sluice.scraper.fetch.WebPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Adaptation of the delay to responses, and pauses that a host asks for. */
class HostDelayTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final HostDelay delays = new HostDelay(
            FetcherFixture.settings("delay", "1s", "longest-delay", "60s", "longest-rest", "10m"),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void goodResponsesKeepTheConfiguredDelay() {
        assertThat(delays.delay("a")).isEqualTo(SECOND);

        delays.responded("a", 200, Duration.ofMillis(100));

        assertThat(delays.delay("a")).isEqualTo(SECOND);
    }

    @Test
    void failuresLengthenTheDelayAndGoodResponsesShortenIt() {
        for (int i = 0; i < 3; i++) {
            delays.responded("a", 503, Duration.ofMillis(10));
        }
        assertThat(delays.delay("a")).isEqualTo(Duration.ofSeconds(8));

        for (int i = 0; i < 20; i++) {
            delays.failed("a");
        }
        assertThat(delays.delay("a")).isEqualTo(Duration.ofSeconds(60));

        delays.responded("a", 200, Duration.ofMillis(10));
        assertThat(delays.delay("a")).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
        for (int i = 0; i < 40; i++) {
            delays.responded("a", 304, Duration.ofMillis(10));
        }
        assertThat(delays.delay("a")).isLessThan(Duration.ofMillis(1001));
        assertThat(delays.delay("b")).isEqualTo(SECOND);
    }

    @Test
    void aSlowHostIsDelayedAsLongAsItsResponseTook() {
        delays.responded("a", 200, Duration.ofSeconds(5));

        assertThat(delays.delay("a")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aMissingPageDoesNotShortenTheDelay() {
        delays.failed("a");

        delays.responded("a", 404, Duration.ofMillis(10));

        assertThat(delays.delay("a")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aPauseIsBoundedAndTheLongestHolds() {
        delays.pause("a", Duration.ofDays(365));
        delays.pause("a", SECOND);

        assertThat(delays.pause("a")).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whileAHostIsPausedNoOtherRequestIsSent() {
        try (FakeWebServer web = new FakeWebServer()) {
            web.with("/p", "text/html", "<p>not now");
            web.with("/busy", exchange -> {
                exchange.getResponseHeaders().add("Retry-After", "600");
                FakeWebServer.send(exchange, 429, "text/plain", new byte[0]);
            });
            FetcherFixture fixture = new FetcherFixture();
            Fetcher fetcher = fixture.build();

            FetchFailed first = failure(fetcher, web, "/busy");
            FetchFailed second = failure(fetcher, web, "/p");

            assertThat(first.status()).isEqualTo(429);
            assertThat(second.reason()).isEqualTo(Reason.RATE);
            assertThat(second.retryAfter()).isBetween(Duration.ofSeconds(590), Duration.ofSeconds(600));
            assertThat(fixture.politeness().delays().pause(HostKey.of(web.at("/"))))
                    .isGreaterThan(Duration.ofSeconds(590));
            assertThat(web.requests()).containsExactly("/busy");
        }
    }

    private static FetchFailed failure(Fetcher fetcher, FakeWebServer web, String path) {
        return catchThrowableOfType(
                FetchFailed.class,
                () -> fetcher.call(web.at(path), WebPage::text).await().atMost(Duration.ofSeconds(20)));
    }
}
