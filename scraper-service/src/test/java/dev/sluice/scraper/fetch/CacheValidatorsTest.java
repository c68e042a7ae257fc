package dev.sluice.scraper.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWebServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditional requests over real HTTP. */
class CacheValidatorsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String DATE = "Sat, 21 Nov 2026 06:00:00 GMT";

    private final FakeWebServer web = new FakeWebServer();

    @BeforeEach
    void serve() {
        web.with("/old", exchange -> {
            exchange.getResponseHeaders().add("Location", "/p");
            FakeWebServer.send(exchange, 301, "text/html", new byte[0]);
        });
        web.with("/p", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            exchange.getResponseHeaders().add("Last-Modified", DATE);
            boolean unchanged = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                    && DATE.equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
            FakeWebServer.send(
                    exchange,
                    unchanged ? 304 : 200,
                    "text/html",
                    unchanged ? new byte[0] : "<p>new".getBytes(StandardCharsets.UTF_8));
        });
        web.with("/unconditional-304", exchange -> FakeWebServer.send(exchange, 304, "text/html", new byte[0]));
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void anUnchangedPageIsNotModifiedAndKeepsItsValidators() {
        WebPage first = fetch("/old", CacheValidators.NONE);
        WebPage second = fetch("/old", first.validators());

        assertThat(first.isNotModified()).isFalse();
        assertThat(first.text()).isEqualTo("<p>new");
        assertThat(second.isNotModified()).isTrue();
        assertThat(second.text()).isEmpty();
        assertThat(second.address()).isEqualTo(web.at("/p"));
        assertThat(second.validators()).isEqualTo(new CacheValidators("\"v1\"", DATE));
    }

    @Test
    void aChangedPageIsFetchedWhole() {
        assertThat(fetch("/p", new CacheValidators("\"v0\"", DATE)).text()).isEqualTo("<p>new");
        assertThat(fetch("/p", new CacheValidators("\"v1\"\r\nX: y", null)).text())
                .isEqualTo("<p>new");
    }

    @Test
    void a304ToAnUnconditionalRequestIsAFailure() {
        FetchFailed failure =
                catchThrowableOfType(FetchFailed.class, () -> fetch("/unconditional-304", CacheValidators.NONE));

        assertThat(failure.status()).isEqualTo(304);
    }

    private WebPage fetch(String path, CacheValidators validators) {
        return FetcherFixture.fetcher()
                .fetch(web.at(path), validators, page -> page)
                .await()
                .atMost(TIMEOUT);
    }
}
