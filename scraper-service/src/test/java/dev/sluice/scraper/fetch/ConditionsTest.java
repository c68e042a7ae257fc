package dev.sluice.scraper.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWeb;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page is asked for again only if it has changed, over real HTTP. */
class ConditionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DATE = "Sat, 21 Nov 2026 06:00:00 GMT";

    private final FakeWeb web = new FakeWeb();

    @BeforeEach
    void serve() {
        web.with("/old", exchange -> {
            exchange.getResponseHeaders().add("Location", "/p");
            FakeWeb.send(exchange, 301, "text/html", new byte[0]);
        });
        web.with("/p", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            exchange.getResponseHeaders().add("Last-Modified", DATE);
            boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                    && DATE.equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
            FakeWeb.send(
                    exchange,
                    known ? 304 : 200,
                    "text/html",
                    known ? new byte[0] : "<p>new".getBytes(StandardCharsets.UTF_8));
        });
        web.with("/rude", exchange -> FakeWeb.send(exchange, 304, "text/html", new byte[0]));
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void whatHasNotChangedSaysSoAndKeepsItsConditions() {
        Page first = fetch("/old", Conditions.NONE);
        Page second = fetch("/old", first.conditions());

        assertThat(first.notModified()).isFalse();
        assertThat(first.text()).isEqualTo("<p>new");
        assertThat(second.notModified()).isTrue();
        assertThat(second.text()).isEmpty();
        assertThat(second.address()).isEqualTo(web.at("/p"));
        assertThat(second.conditions()).isEqualTo(new Conditions("\"v1\"", DATE));
    }

    @Test
    void whatHasChangedComesWhole() {
        assertThat(fetch("/p", new Conditions("\"v0\"", DATE)).text()).isEqualTo("<p>new");
        assertThat(fetch("/p", new Conditions("\"v1\"\r\nX: y", null)).text()).isEqualTo("<p>new");
    }

    @Test
    void nobodyWhoWasNotAskedCanSayThatNothingChanged() {
        FetchFailed failure = catchThrowableOfType(FetchFailed.class, () -> fetch("/rude", Conditions.NONE));

        assertThat(failure.status()).isEqualTo(304);
    }

    private Page fetch(String path, Conditions conditions) {
        return Fetchers.with()
                .fetch(web.at(path), conditions, page -> page)
                .await()
                .atMost(PATIENCE);
    }
}
