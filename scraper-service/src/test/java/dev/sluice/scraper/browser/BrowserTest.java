package dev.sluice.scraper.browser;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWeb;
import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.fetch.Page;
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

/** A real Chromium on pages that need it: scripts, endless scroll, what is stuck, and that nothing inside is reached. */
class BrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static FakeWeb web;
    private static FakeWeb inside;
    private static Browser browser;

    @BeforeAll
    static void start() {
        Browsers.required();
        web = new FakeWeb();
        inside = new FakeWeb();
        browser = Browsers.with(web.at("/").getAuthority(), "timeout", "15s", "limit", "500000", "recycle", "3");
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
    void nobodyCameInside() {
        assertThat(inside.asked()).isEmpty();
    }

    @Test
    void scriptsRunAndTheirPartsAreFetched() {
        web.with("/shop", "text/html", "<h1>Shop</h1><script src='/price.js'></script>");
        web.with("/price.js", "text/javascript", """
                setTimeout(() => fetch('/price.json').then(a => a.json()).then(a => {
                  document.body.append(Object.assign(document.createElement('b'), {textContent: a.price}));
                }), 200);""");
        web.with("/price.json", "application/json", "{\"price\": \"42.00 €\"}");

        Page page = render("/shop", RenderOptions.PLAIN);

        assertThat(page.html().select("b").text()).isEqualTo("42.00 €");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.address()).isEqualTo(web.at("/shop"));
        assertThat(web.asked()).contains("/robots.txt", "/price.js", "/price.json");
    }

    @Test
    void anEndlessPageIsScrolledAsOftenAsAskedOrUntilItEnds() {
        web.with("/endless", "text/html", """
                <div id=list></div><script>
                let n = 0;
                const most = Number(location.search.slice(1));
                const add = () => { for (let i = 0; i < 20 && n < most; i++) {
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
    void nothingOfAPageReachesInside() {
        String there = inside.at("").getAuthority();
        web.with("/sly", "text/html", """
                <img src="http://THERE/img"><iframe src="http://THERE/frame"></iframe>
                <link rel=stylesheet href="https://THERE/css"><img src="/hop">
                <img src="http://localhost:PORT/name"><img src="http://[::1]:PORT/v6">
                <script>
                fetch('http://THERE/fetch', {mode: 'no-cors'}).catch(e => 0);
                navigator.sendBeacon('http://THERE/beacon', 'x');
                new WebSocket('ws://THERE/socket'); new WebSocket('wss://THERE/socket');
                new EventSource('http://THERE/events');
                setTimeout(() => document.body.append('done'), 700);
                </script>""".replace("THERE", there).replace("PORT", there.replaceAll(".*:", "")));
        redirect("/hop", inside.at("/hopped").toString());

        Page page = render("/sly", new RenderOptions(0, Duration.ofSeconds(1)));

        assertThat(page.html().text()).contains("done");
        assertThat(web.asked()).contains("/hop");
    }

    @Test
    void aPageThatLeadsInsideIsNoPage() {
        redirect("/away", inside.at("/secret").toString());
        web.with("/jump", "text/html", "<script>location = '" + inside.at("/secret") + "'</script>");

        for (String path : List.of("/away", "/jump")) {
            assertThat(failure(path)).hasMessageContaining("inside the network");
        }
    }

    @Test
    void aPageThatIsStuckIsKilledAndTheNextOneComes() {
        web.with("/stuck", "text/html", "<p>stuck<script>while (true) {}</script>");
        web.with("/next", "text/html", "<p>next");

        assertThat(failure("/stuck").reason()).isIn(Reason.TIMEOUT, Reason.BROWSER);
        assertThat(render("/next", RenderOptions.PLAIN).html().text()).isEqualTo("next");
    }

    @Test
    void aDriverThatDidNotStartIsStartedAgain(@TempDir Path folder) throws IOException {
        web.with("/next", "text/html", "<p>next");
        Path real = new Chromium(Browsers.settings()).driver().orElseThrow();
        Path script = Files.writeString(folder.resolve("driver.sh"), """
                #!/bin/sh
                if mkdir %s/tried; then echo "no port"; exit 1; fi
                exec %s "$@"
                """.formatted(folder, real));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));

        Browser another = Browsers.with(web.at("/").getAuthority(), "chromedriver", script.toString());
        try {
            Page page =
                    another.render(web.at("/next"), RenderOptions.PLAIN).await().atMost(PATIENCE);
            assertThat(page.html().text()).isEqualTo("next");
        } finally {
            another.close();
        }
    }

    @Test
    void aPageWithMoreBytesThanAllowedIsCutOff() {
        web.with("/fat", "text/html", "<p>" + "fat ".repeat(500_000));
        web.with("/next", "text/html", "<p>next");

        assertThat(failure("/fat")).hasMessageContaining("more bytes than allowed");
        assertThat(render("/next", RenderOptions.PLAIN).html().text()).isEqualTo("next");
    }

    @Test
    void whatIsNotThereHasItsStatus() {
        web.with("/gone", exchange -> FakeWeb.send(exchange, 404, "text/html", "<p>gone".getBytes(US_ASCII)));

        assertThat(failure("/gone").status()).isEqualTo(404);
    }

    private static void redirect(String from, String to) {
        web.with(from, exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            FakeWeb.send(exchange, 302, "text/html", new byte[0]);
        });
    }

    private static int items(String path, RenderOptions options) {
        return render(path, options).html().select("p").size();
    }

    private static Page render(String path, RenderOptions options) {
        return browser.render(web.at(path), options).await().atMost(PATIENCE);
    }

    private static FetchFailed failure(String path) {
        return catchThrowableOfType(FetchFailed.class, () -> render(path, RenderOptions.PLAIN));
    }
}
