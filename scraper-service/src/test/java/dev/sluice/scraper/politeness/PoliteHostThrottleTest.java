package dev.sluice.scraper.politeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.fetch.FetcherFixture;
import dev.sluice.scraper.fetch.WebPage;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Politeness over real HTTP: robots.txt, one request at a time per host, and a delay between requests. */
class PoliteHostThrottleTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final FakeWebServer web = new FakeWebServer();

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void aDisallowedPageIsNotRequested() {
        web.with("/robots.txt", "text/plain", "User-agent: sluice\nDisallow: /private\n\nUser-agent: *\nDisallow: /");
        web.with("/private/p", "text/html", "<p>no");
        web.with("/public", "text/html", "<p>yes");

        assertThat(failure("/private/p").reason()).isEqualTo(Reason.ROBOTS);
        assertThat(fetch("/public").html().text()).isEqualTo("yes");
        assertThat(web.requests()).containsExactly("/robots.txt", "/robots.txt", "/public");
    }

    @Test
    void aHostWithUnavailableRobotsTxtIsNotRequested() {
        web.with("/robots.txt", exchange -> FakeWebServer.send(exchange, 500, "text/plain", new byte[0]));
        web.with("/p", "text/html", "<p>no");

        assertThat(failure("/p").reason()).isEqualTo(Reason.ROBOTS);
        assertThat(web.requests()).doesNotContain("/p");
    }

    @Test
    void aPauseThatAHostAskedForIsSharedWithAllReplicas() {
        List<Duration> pauses = new CopyOnWriteArrayList<>();
        Fetcher fetcher = new FetcherFixture("longest-rest", "2m")
                .locking(host -> Uni.createFrom().item(pauses::add))
                .build();
        web.with("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "86400");
            FakeWebServer.send(exchange, 503, "text/html", new byte[0]);
        });

        FetchFailed failure = catchThrowableOfType(
                FetchFailed.class, () -> fetcher.fetch(web.at("/busy")).await().atMost(TIMEOUT));

        assertThat(failure.status()).isEqualTo(503);
        assertThat(pauses).as("robots.txt, then the page").hasSize(2);
        assertThat(pauses.get(0)).isLessThan(Duration.ofSeconds(5));
        assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(110), Duration.ofMinutes(2));
    }

    @Test
    void aHostGetsOneRequestAtATimeWithADelayBetween() {
        List<Instant> starts = new CopyOnWriteArrayList<>();
        AtomicInteger concurrent = new AtomicInteger();
        AtomicInteger peak = new AtomicInteger();
        web.with("/p", exchange -> {
            starts.add(Instant.now());
            peak.accumulateAndGet(concurrent.incrementAndGet(), Math::max);
            FakeWebServer.send(exchange, 200, "text/html", "<p>".getBytes(StandardCharsets.UTF_8));
            concurrent.decrementAndGet();
        });
        Fetcher fetcher = FetcherFixture.fetcher("delay", "100ms");

        Uni.join()
                .all(Arrays.asList(
                        fetcher.fetch(web.at("/p")), fetcher.fetch(web.at("/p")), fetcher.fetch(web.at("/p"))))
                .andFailFast()
                .await()
                .atMost(TIMEOUT);

        assertThat(peak).hasValue(1);
        assertThat(web.requests()).containsOnlyOnce("/robots.txt");
        assertThat(Duration.between(starts.get(0), starts.get(2))).isGreaterThan(Duration.ofMillis(199));
    }

    private WebPage fetch(String path) {
        return FetcherFixture.fetcher().fetch(web.at(path)).await().atMost(TIMEOUT);
    }

    private FetchFailed failure(String path) {
        return catchThrowableOfType(FetchFailed.class, () -> fetch(path));
    }
}
