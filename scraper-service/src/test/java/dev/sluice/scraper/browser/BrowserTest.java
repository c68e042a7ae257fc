package dev.sluice.scraper.browser;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.fetch.WebPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Chromium on pages with scripts and endless scrolling, on hung pages, and on pages that try to reach inside. */
class BrowserTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static FakeWebServer web;
    private static FakeWebServer inside;
    private static Browser browser;

    @BeforeAll
    static void start() {
        TestBrowsers.required();
        web = new FakeWebServer();
        inside = new FakeWebServer();
        browser = TestBrowsers.with(web.at("/").getAuthority(), "timeout", "15s", "limit", "500000", "recycle", "3");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            web.close();
            inside.close();
        }
    }

    @AfterEach
    void nothingInsideWasReached() {
        assertThat(inside.requests()).isEmpty();
    }

    @Test
    void scriptsRunAndTheirResourcesAreFetched() {
        web.with("/shop", "text/html", "<h1>Shop</h1><script src='/price.js'></script>");
        web.with("/price.js", "text/javascript", """
                setTimeout(() => fetch('/price.json').then(a => a.json()).then(a => {
                  document.body.append(Object.assign(document.createElement('b'), {textContent: a.price}));
                }), 200);""");
        web.with("/price.json", "application/json", "{\"price\": \"42.00 €\"}");

        WebPage page = render("/shop", RenderOptions.PLAIN);

        assertThat(page.html().select("b").text()).isEqualTo("42.00 €");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.address()).isEqualTo(web.at("/shop"));
        assertThat(web.requests()).contains("/robots.txt", "/price.js", "/price.json");
    }

    @Test
    void anEndlessPageIsScrolledUpToALimitOrItsEnd() {
        web.with("/endless", "text/html", """
                <div id=list></div><script>
                let n = 0;
                const limit = Number(location.search.slice(1));
                const add = () => { for (let i = 0; i < 20 && n < limit; i++) {
                  list.insertAdjacentHTML('beforeend', `<p style="height:100px">item ${++n}</p>`); } };
                add();
                addEventListener('scroll', () => setTimeout(add, 100));
                </script>""");

        assertThat(items("/endless?1000", RenderOptions.scrolling(3))).isBetween(61, 140);
        assertThat(items("/endless?50", new RenderOptions(30, Duration.ofMillis(600))))
                .isEqualTo(50);
        assertThat(items("/endless?1000", RenderOptions.PLAIN)).isEqualTo(20);
    }

    @Test
    void noResourceOfAPageReachesInside() {
        String internal = inside.at("").getAuthority();
        web.with(
                "/sly", "text/html", """
                <img src="http://INTERNAL/img"><iframe src="http://INTERNAL/frame"></iframe>
                <link rel=stylesheet href="https://INTERNAL/css"><img src="/hop">
                <img src="http://localhost:PORT/name"><img src="http://[::1]:PORT/v6">
                <script>
                fetch('http://INTERNAL/fetch', {mode: 'no-cors'}).catch(e => 0);
                navigator.sendBeacon('http://INTERNAL/beacon', 'x');
                new WebSocket('ws://INTERNAL/socket'); new WebSocket('wss://INTERNAL/socket');
                new EventSource('http://INTERNAL/events');
                setTimeout(() => document.body.append('done'), 700);
                </script>""".replace("INTERNAL", internal).replace("PORT", internal.replaceAll(".*:", "")));
        redirect("/hop", inside.at("/hopped").toString());

        WebPage page = render("/sly", new RenderOptions(0, Duration.ofSeconds(1)));

        assertThat(page.html().text()).contains("done");
        assertThat(web.requests()).contains("/hop");
    }

    @Test
    void aPageThatLeadsInsideFails() {
        redirect("/redirect", inside.at("/secret").toString());
        web.with("/jump", "text/html", "<script>location = '" + inside.at("/secret") + "'</script>");

        for (String path : List.of("/redirect", "/jump")) {
            assertThat(failure(path)).hasMessageContaining("inside the network");
        }
    }

    @Test
    void aHungPageIsKilledAndTheNextOneIsRendered() {
        web.with("/hung", "text/html", "<p>hung<script>while (true) {}</script>");
        web.with("/next", "text/html", "<p>next");

        assertThat(failure("/hung").reason()).isIn(Reason.TIMEOUT, Reason.BROWSER);
        assertThat(render("/next", RenderOptions.PLAIN).html().text()).isEqualTo("next");
    }

    @Test
    void aDriverThatFailedToStartIsStartedAgain(@TempDir Path folder) throws IOException {
        web.with("/next", "text/html", "<p>next");
        Path real = new ChromiumInstallation(TestBrowsers.settings()).driver().orElseThrow();
        Path script = Files.writeString(folder.resolve("driver.sh"), """
                #!/bin/sh
                if mkdir %s/tried; then echo "no port"; exit 1; fi
                exec %s "$@"
                """.formatted(folder, real));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));

        Browser retrying = TestBrowsers.with(web.at("/").getAuthority(), "chromedriver", script.toString());
        try {
            WebPage page = retrying.render(web.at("/next"), RenderOptions.PLAIN)
                    .await()
                    .atMost(TIMEOUT);
            assertThat(page.html().text()).isEqualTo("next");
        } finally {
            retrying.close();
        }
    }

    @Test
    void aPageOverTheByteLimitFails() {
        web.with("/large", "text/html", "<p>" + "large ".repeat(500_000));
        web.with("/next", "text/html", "<p>next");

        assertThat(failure("/large")).hasMessageContaining("more bytes than allowed");
        assertThat(render("/next", RenderOptions.PLAIN).html().text()).isEqualTo("next");
    }

    @Test
    void aMissingPageFailsWithItsStatus() {
        web.with("/gone", exchange -> FakeWebServer.send(exchange, 404, "text/html", "<p>gone".getBytes(US_ASCII)));

        assertThat(failure("/gone").status()).isEqualTo(404);
    }

    private static void redirect(String from, String to) {
        web.with(from, exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            FakeWebServer.send(exchange, 302, "text/html", new byte[0]);
        });
    }

    private static int items(String path, RenderOptions options) {
        return render(path, options).html().select("p").size();
    }

    private static WebPage render(String path, RenderOptions options) {
        return browser.render(web.at(path), options).await().atMost(TIMEOUT);
    }

    private static FetchFailed failure(String path) {
        return catchThrowableOfType(FetchFailed.class, () -> render(path, RenderOptions.PLAIN));
    }
}
