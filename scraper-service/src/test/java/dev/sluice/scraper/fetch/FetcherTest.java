package dev.sluice.scraper.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fetching over real HTTP: limits, retries and redirects. */
class FetcherTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final FakeWebServer web = new FakeWebServer();
    private final AtomicInteger served = new AtomicInteger();

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void aPageHasItsAddressStatusAndText() {
        web.with(
                "/p",
                exchange -> FakeWebServer.send(
                        exchange, 200, "text/html; charset=iso-8859-1", new byte[] {'<', 'p', '>', (byte) 0xe9}));

        WebPage page = fetch("/p");

        assertThat(page.html().text()).isEqualTo("é");
        assertThat(page.address()).isEqualTo(web.at("/p"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.fetchedAt()).isEqualTo(page.fetchedAt().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void aBodyOverTheLimitFailsAndIsNotReadToItsEnd() {
        web.with("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[64 * 1024];
            while (served.addAndGet(block.length) < 512 * 1024 * 1024) {
                exchange.getResponseBody().write(block);
            }
        });

        assertThat(failure("/endless").reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(served.get()).isLessThan(512 * 1024 * 1024);
    }

    @Test
    void aSlowBodyTimesOut() {
        web.with("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            drip(exchange.getResponseBody());
        });

        FetchFailed failure =
                catchThrowableOfType(FetchFailed.class, () -> FetcherFixture.fetcher("timeout", "1s", "attempts", "1")
                        .fetch(web.at("/slow"))
                        .await()
                        .atMost(TIMEOUT));

        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void a503IsRetriedAfterItsRetryAfter() {
        web.with("/busy", exchange -> {
            boolean first = served.incrementAndGet() == 1;
            exchange.getResponseHeaders().add("Retry-After", "1");
            FakeWebServer.send(exchange, first ? 503 : 200, "text/html", bytes("<p>at last"));
        });
        Instant start = Instant.now();

        WebPage page = fetch("/busy");

        assertThat(page.html().text()).isEqualTo("at last");
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(990));
    }

    @Test
    void aRetryAfterOverTheLimitIsNotWaitedFor() {
        web.with("/later", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "86400");
            FakeWebServer.send(exchange, 429, "text/html", new byte[0]);
        });

        assertThat(failure("/later").reason()).isEqualTo(Reason.STATUS);
        assertThat(web.requests()).containsOnlyOnce("/later");
    }

    @Test
    void aMissingPageIsNotRetried() {
        FetchFailed failure = failure("/gone?key=secret");

        assertThat(failure).hasMessage("127.0.0.1: status (404)");
        assertThat(web.requests()).containsExactly("/robots.txt", "/gone?key=secret");
    }

    @Test
    void redirectsAreFollowedUpToALimitAndObeyRobots() {
        web.with("/robots.txt", "text/plain", "User-agent: *\nDisallow: /hidden");
        redirect("/a", "/b");
        redirect("/b", "/c");
        web.with("/c", "text/html", "<p>found");
        redirect("/loop", "/loop");
        redirect("/sly", "/hidden");

        assertThat(fetch("/a").address()).isEqualTo(web.at("/c"));
        assertThat(failure("/loop").reason()).isEqualTo(Reason.REDIRECTS);
        assertThat(failure("/sly").reason()).isEqualTo(Reason.ROBOTS);
    }

    @Test
    void anUnusablePageIsFetchedAgain() {
        web.with("/api", "text/html", "<p>maintenance");

        FetchFailed failure = catchThrowableOfType(FetchFailed.class, () -> FetcherFixture.fetcher()
                .call(web.at("/api"), page -> {
                    throw FetchFailed.unusable(page.address(), "not JSON");
                })
                .await()
                .atMost(TIMEOUT));

        assertThat(failure.reason()).isEqualTo(Reason.UNUSABLE);
        assertThat(web.requests()).containsExactly("/api", "/api", "/api");
    }

    @Test
    void onlyHttpAndHttpsAreFetched() {
        for (String address : List.of("file:///etc/hostname", "ftp://127.0.0.1/x", "/relative", "http:opaque")) {
            FetchFailed failure = catchThrowableOfType(FetchFailed.class, () -> FetcherFixture.fetcher()
                    .fetch(URI.create(address))
                    .await()
                    .atMost(TIMEOUT));

            assertThat(failure.reason()).as(address).isEqualTo(Reason.ADDRESS);
        }
    }

    private void redirect(String from, String to) {
        web.with(from, exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            FakeWebServer.send(exchange, 302, "text/html", new byte[0]);
        });
    }

    private static void drip(OutputStream body) throws IOException {
        for (int i = 0; i < 100; i++) {
            body.write('.');
            body.flush();
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private WebPage fetch(String path) {
        return FetcherFixture.fetcher().fetch(web.at(path)).await().atMost(TIMEOUT);
    }

    private FetchFailed failure(String path) {
        return catchThrowableOfType(FetchFailed.class, () -> fetch(path));
    }
}
