package dev.sluice.scraper.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWeb;
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

/** The way out to the web, over real HTTP: limits, retries, redirects, robots rules, one at a time. */
class FetcherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeWeb web = new FakeWeb();
    private final AtomicInteger served = new AtomicInteger();

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void aPageComesWithItsAddressTypeAndText() {
        web.with(
                "/p",
                exchange -> FakeWeb.send(
                        exchange, 200, "text/html; charset=iso-8859-1", new byte[] {'<', 'p', '>', (byte) 0xe9}));

        Page page = fetch("/p");

        assertThat(page.html().text()).isEqualTo("é");
        assertThat(page.address()).isEqualTo(web.at("/p"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.fetchedAt()).isEqualTo(page.fetchedAt().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void aBodyOverTheLimitIsAFailureAndIsNotReadToItsEnd() {
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
    void aBodyThatDripsIsGivenUp() {
        web.with("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            drip(exchange.getResponseBody());
        });

        FetchFailed failure =
                catchThrowableOfType(FetchFailed.class, () -> Fetchers.with("timeout", "1s", "attempts", "1")
                        .fetch(web.at("/slow"))
                        .await()
                        .atMost(PATIENCE));

        assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void aBusyHostIsAskedAgainAfterTheTimeItNamed() {
        web.with("/busy", exchange -> {
            boolean first = served.incrementAndGet() == 1;
            exchange.getResponseHeaders().add("Retry-After", "1");
            FakeWeb.send(exchange, first ? 503 : 200, "text/html", bytes("<p>at last"));
        });
        Instant begun = Instant.now();

        Page page = fetch("/busy");

        assertThat(page.html().text()).isEqualTo("at last");
        assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofMillis(990));
    }

    @Test
    void aHostThatWantsMoreThanOurPatienceIsNotAskedAgain() {
        web.with("/later", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "86400");
            FakeWeb.send(exchange, 429, "text/html", new byte[0]);
        });

        assertThat(failure("/later").reason()).isEqualTo(Reason.STATUS);
        assertThat(web.asked()).containsOnlyOnce("/later");
    }

    @Test
    void whatIsNotThereIsAskedForOnce() {
        FetchFailed failure = failure("/gone?key=secret");

        assertThat(failure).hasMessage("127.0.0.1: status (404)");
        assertThat(web.asked()).containsExactly("/robots.txt", "/gone?key=secret");
    }

    @Test
    void redirectsAreFollowedOnlySoFar() {
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
    void theReaderOfABadPageGetsAnotherOne() {
        web.with("/api", "text/html", "<p>maintenance");

        FetchFailed failure = catchThrowableOfType(FetchFailed.class, () -> Fetchers.with()
                .call(web.at("/api"), page -> {
                    throw FetchFailed.unusable(page.address(), "not JSON");
                })
                .await()
                .atMost(PATIENCE));

        assertThat(failure.reason()).isEqualTo(Reason.UNUSABLE);
        assertThat(web.asked()).containsExactly("/api", "/api", "/api");
    }

    @Test
    void onlyAddressesOfTheWebAreFetched() {
        for (String address : List.of("file:///etc/hostname", "ftp://127.0.0.1/x", "/relative", "http:opaque")) {
            FetchFailed failure = catchThrowableOfType(
                    FetchFailed.class,
                    () -> Fetchers.with().fetch(URI.create(address)).await().atMost(PATIENCE));

            assertThat(failure.reason()).as(address).isEqualTo(Reason.ADDRESS);
        }
    }

    private void redirect(String from, String to) {
        web.with(from, exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            FakeWeb.send(exchange, 302, "text/html", new byte[0]);
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

    private Page fetch(String path) {
        return Fetchers.with().fetch(web.at(path)).await().atMost(PATIENCE);
    }

    private FetchFailed failure(String path) {
        return catchThrowableOfType(FetchFailed.class, () -> fetch(path));
    }
}
