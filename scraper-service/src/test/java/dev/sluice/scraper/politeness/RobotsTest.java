package dev.sluice.scraper.politeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.fetch.FetcherFixture;
import dev.sluice.scraper.fetch.WebPage;
import dev.sluice.scraper.fetch.WebPages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Download and lifetime of robots.txt over real HTTP (RFC 9309, section 2.3). */
class RobotsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration DAY = Duration.ofDays(1);

    private final FakeWebServer web = new FakeWebServer().with("/p", "text/html", "<p>found");
    private final FakeWebServer other = new FakeWebServer();

    @AfterEach
    void close() {
        web.close();
        other.close();
    }

    @Test
    void withoutAFileEverythingIsAllowed() {
        for (int status : List.of(400, 401, 403, 404, 410, 429, 451)) {
            answer(web, "/robots.txt", status, Map.of(), "User-agent: *\nDisallow: /");

            assertThat(fetch("/p")).as("" + status).isEqualTo("<p>found");
        }
    }

    @Test
    void anUnavailableFileDisallowsEverything() {
        for (int status : List.of(500, 502, 503, 599)) {
            answer(web, "/robots.txt", status, Map.of(), "");

            assertThat(failure("/p").reason()).as("" + status).isEqualTo(Reason.ROBOTS);
        }
        web.with("/robots.txt", exchange -> {});
        assertThat(failure("/p").reason()).isEqualTo(Reason.ROBOTS);

        assertThat(web.requests()).doesNotContain("/p");
    }

    @Test
    void fiveRedirectsAreFollowedAlsoToAnotherHost() {
        answer(web, "/robots.txt", 301, Map.of("Location", "/1"), "");
        answer(web, "/1", 302, Map.of("Location", other.at("/2").toString()), "");
        answer(other, "/2", 307, Map.of("Location", "/3"), "");
        answer(other, "/3", 308, Map.of("Location", "/4"), "");
        answer(other, "/4", 302, Map.of("Location", "/5"), "");
        answer(other, "/5", 200, Map.of(), "User-agent: Sluice\nDisallow: /p");

        assertThat(failure("/p").reason()).isEqualTo(Reason.ROBOTS);
    }

    @Test
    void aFileBeyondFiveRedirectsCountsAsMissing() {
        answer(web, "/robots.txt", 301, Map.of("Location", "/robots.txt"), "Disallow: /");

        assertThat(fetch("/p")).isEqualTo("<p>found");
        assertThat(web.requests().stream().filter("/robots.txt"::equals)).hasSize(6);
    }

    @Test
    void aRedirectInsideTheNetworkDisallowsEverything() {
        answer(web, "/robots.txt", 301, Map.of("Location", "http://10.0.0.1/robots.txt"), "");

        assertThat(failure("/p").reason()).isEqualTo(Reason.ROBOTS);
    }

    @Test
    void onlyCompleteRulesInTheFirst500KibibytesCount() {
        String rule = "User-agent: *\nDisallow: /secret\n";
        String padding = "# 3456789\n".repeat(60_000).substring(0, 512_000 - rule.length() - 12);
        String file = rule + padding + "\nDisallow: /\nDisallow: /p\n" + "#\n".repeat(20_000);
        answer(web, "/robots.txt", 200, Map.of(), file);

        assertThat(fetch("/p")).isEqualTo("<p>found");
        assertThat(failure("/secret").reason()).isEqualTo(Reason.ROBOTS);
    }

    @Test
    void aCrawlDelayIsBounded() {
        FetcherFixture fixture = new FetcherFixture("longest-delay", "300ms");
        HostDelay delays = fixture.politeness().delays();
        String host = HostKey.of(web.at("/"));
        answer(web, "/robots.txt", 200, Map.of(), "User-agent: *\nCrawl-delay: 86400\n");
        assertThat(delays.delay(host)).isEqualTo(Duration.ofMillis(1));

        fixture.build().permission(web.at("/p")).await().atMost(TIMEOUT);

        assertThat(delays.delay(host)).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void theLifetimeIsThatOfCacheControlUpToADay() {
        assertThat(lifetime("max-age=7200")).isEqualTo(Duration.ofHours(2));
        assertThat(lifetime("public, Max-Age = 3600, immutable")).isEqualTo(Duration.ofHours(1));
        assertThat(lifetime("s-maxage=7200, max-age=99999999")).isEqualTo(DAY);
        assertThat(lifetime("max-age=0")).isEqualTo(Duration.ofMinutes(5));
        assertThat(lifetime("no-store, max-age=7200")).isEqualTo(Duration.ofMinutes(5));
        assertThat(lifetime("max-age=soon")).isEqualTo(DAY);
        assertThat(lifetime("")).isEqualTo(DAY);
    }

    private static Duration lifetime(String control) {
        return RobotsFile.lifetime(WebPages.withHeader("cache-control", control), DAY);
    }

    private static void answer(FakeWebServer site, String path, int status, Map<String, String> headers, String body) {
        site.with(path, exchange -> {
            headers.forEach(exchange.getResponseHeaders()::add);
            FakeWebServer.send(exchange, status, "text/plain", body.getBytes(StandardCharsets.UTF_8));
        });
    }

    private String fetch(String path) {
        return FetcherFixture.fetcher()
                .fetch(web.at(path), WebPage::text)
                .await()
                .atMost(TIMEOUT);
    }

    private FetchFailed failure(String path) {
        return catchThrowableOfType(FetchFailed.class, () -> fetch(path));
    }
}
