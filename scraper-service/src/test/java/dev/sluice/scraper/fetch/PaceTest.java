package dev.sluice.scraper.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWeb;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How a host's answers change the pause it is given, and how its rest is kept. */
class PaceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Pace pace = new Pace(
            Fetchers.settings("delay", "1s", "longest-delay", "60s", "longest-rest", "10m"),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void aHostThatAnswersWellIsAskedAsOftenAsTheSettingSays() {
        assertThat(pace.delay("a")).isEqualTo(SECOND);

        pace.answered("a", 200, Duration.ofMillis(100));

        assertThat(pace.delay("a")).isEqualTo(SECOND);
    }

    @Test
    void failuresWidenThePauseUpToItsBoundAndGoodAnswersNarrowItAgain() {
        for (int i = 0; i < 3; i++) {
            pace.answered("a", 503, Duration.ofMillis(10));
        }
        assertThat(pace.delay("a")).isEqualTo(Duration.ofSeconds(8));

        for (int i = 0; i < 20; i++) {
            pace.failed("a");
        }
        assertThat(pace.delay("a")).isEqualTo(Duration.ofSeconds(60));

        pace.answered("a", 200, Duration.ofMillis(10));
        assertThat(pace.delay("a")).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
        for (int i = 0; i < 40; i++) {
            pace.answered("a", 304, Duration.ofMillis(10));
        }
        assertThat(pace.delay("a")).isLessThan(Duration.ofMillis(1001));
        assertThat(pace.delay("b")).isEqualTo(SECOND);
    }

    @Test
    void aSlowHostIsGivenAsLongAsItTook() {
        pace.answered("a", 200, Duration.ofSeconds(5));

        assertThat(pace.delay("a")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatIsMissingSaysNothingOfAHostsStrength() {
        pace.failed("a");

        pace.answered("a", 404, Duration.ofMillis(10));

        assertThat(pace.delay("a")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aRestIsBelievedWithinBoundsAndTheLongestHolds() {
        pace.rest("a", Duration.ofDays(365));
        pace.rest("a", SECOND);

        assertThat(pace.rest("a")).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whileAHostRestsNobodyElseAsksItEither() {
        try (FakeWeb web = new FakeWeb()) {
            web.with("/p", "text/html", "<p>not now");
            web.with("/busy", exchange -> {
                exchange.getResponseHeaders().add("Retry-After", "600");
                FakeWeb.send(exchange, 429, "text/plain", new byte[0]);
            });
            Fetcher fetcher = Fetchers.with();

            FetchFailed first = failure(fetcher, web, "/busy");
            FetchFailed second = failure(fetcher, web, "/p");

            assertThat(first.status()).isEqualTo(429);
            assertThat(second.reason()).isEqualTo(Reason.RATE);
            assertThat(second.retryAfter()).isBetween(Duration.ofSeconds(590), Duration.ofSeconds(600));
            assertThat(fetcher.pause(web.at("/"))).isGreaterThan(Duration.ofSeconds(590));
            assertThat(web.asked()).containsExactly("/busy");
        }
    }

    private static FetchFailed failure(Fetcher fetcher, FakeWeb web, String path) {
        return catchThrowableOfType(
                FetchFailed.class,
                () -> fetcher.call(web.at(path), Page::text).await().atMost(Duration.ofSeconds(20)));
    }
}
