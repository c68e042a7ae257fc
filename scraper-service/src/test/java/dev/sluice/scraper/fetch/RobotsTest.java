package dev.sluice.scraper.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWeb;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a robots.txt is had, over real HTTP (RFC 9309, section 2.3), and how long it is believed. */
class RobotsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration DAY = Duration.ofDays(1);

    private final FakeWeb web = new FakeWeb().with("/p", "text/html", "<p>found");
    private final FakeWeb other = new FakeWeb();

    @AfterEach
    void close() {
        web.close();
        other.close();
    }

    @Test
    void withoutAFileAllIsAllowed() {
        for (int status : List.of(400, 401, 403, 404, 410, 429, 451)) {
            answer(web, "/robots.txt", status, Map.of(), "User-agent: *\nDisallow: /");

            assertThat(fetch("/p")).as("" + status).isEqualTo("<p>found");
        }
    }

    @Test
    void whenNobodyCanTellNothingIsAllowed() {
        for (int status : List.of(500, 502, 503, 599)) {
            answer(web, "/robots.txt", status, Map.of(), "");

            assertThat(failure("/p").reason()).as("" + status).isEqualTo(Reason.ROBOTS);
        }
        web.with("/robots.txt", exchange -> {});
        assertThat(failure("/p").reason()).isEqualTo(Reason.ROBOTS);

        assertThat(web.asked()).doesNotContain("/p");
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
    void aFileBeyondFiveRedirectsIsNone() {
        answer(web, "/robots.txt", 301, Map.of("Location", "/robots.txt"), "Disallow: /");

        assertThat(fetch("/p")).isEqualTo("<p>found");
        assertThat(web.asked().stream().filter("/robots.txt"::equals)).hasSize(6);
    }

    @Test
    void aFileThatIsRedirectedInsideForbidsAll() {
        answer(web, "/robots.txt", 301, Map.of("Location", "http://10.0.0.1/robots.txt"), "");

        assertThat(failure("/p").reason()).isEqualTo(Reason.ROBOTS);
    }

    @Test
    void onlyTheFirst500KibibytesCountAndHalfARuleDoesNot() {
        String rule = "User-agent: *\nDisallow: /secret\n";
        String filling = "# 3456789\n".repeat(60_000).substring(0, 512_000 - rule.length() - 12);
        String file = rule + filling + "\nDisallow: /\nDisallow: /p\n" + "#\n".repeat(20_000);
        answer(web, "/robots.txt", 200, Map.of(), file);

        assertThat(fetch("/p")).isEqualTo("<p>found");
        assertThat(failure("/secret").reason()).isEqualTo(Reason.ROBOTS);
    }

    @Test
    void aCrawlDelayIsKeptWithinBounds() {
        Fetcher fetcher = Fetchers.with("longest-delay", "300ms");
        answer(web, "/robots.txt", 200, Map.of(), "User-agent: *\nCrawl-delay: 86400\n");
        assertThat(fetcher.pause(web.at("/"))).isEqualTo(Duration.ofMillis(1));

        fetcher.permission(web.at("/p")).await().atMost(PATIENCE);

        assertThat(fetcher.pause(web.at("/"))).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aFileIsBelievedAsLongAsItSaysButNeverForMoreThanADay() {
        assertThat(lifetime("max-age=7200")).isEqualTo(Duration.ofHours(2));
        assertThat(lifetime("public, Max-Age = 3600, immutable")).isEqualTo(Duration.ofHours(1));
        assertThat(lifetime("s-maxage=7200, max-age=99999999")).isEqualTo(DAY);
        assertThat(lifetime("max-age=0")).isEqualTo(Duration.ofMinutes(5));
        assertThat(lifetime("no-store, max-age=7200")).isEqualTo(Duration.ofMinutes(5));
        assertThat(lifetime("max-age=soon")).isEqualTo(DAY);
        assertThat(lifetime("")).isEqualTo(DAY);
    }

    private static Duration lifetime(String control) {
        HttpHeaders headers = HttpHeaders.of(Map.of("cache-control", List.of(control)), (name, value) -> true);
        return RobotsFile.lifetime(new Page(URI.create("http://a.b/"), 200, headers, new byte[0], Instant.EPOCH), DAY);
    }

    private static void answer(FakeWeb site, String path, int status, Map<String, String> headers, String body) {
        site.with(path, exchange -> {
            headers.forEach(exchange.getResponseHeaders()::add);
            FakeWeb.send(exchange, status, "text/plain", body.getBytes(StandardCharsets.UTF_8));
        });
    }

    private String fetch(String path) {
        return Fetchers.with().fetch(web.at(path), Page::text).await().atMost(PATIENCE);
    }

    private FetchFailed failure(String path) {
        return catchThrowableOfType(FetchFailed.class, () -> fetch(path));
    }
}
