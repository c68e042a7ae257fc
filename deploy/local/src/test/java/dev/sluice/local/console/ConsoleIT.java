package dev.sluice.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.platform.ApiClient;
import dev.sluice.local.platform.SharedPlatform;
import dev.sluice.local.platform.SourceRuns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Drives every page of the console in a real Chromium, with the three services behind one origin. */
class ConsoleIT {

    private static final List<String> PAGES =
            List.of("/", "/products", "/solar", "/users", "/sessions", "/rejected", "/sources");

    private static HeadlessBrowser browser;
    private static SharedPlatform platform;
    private static FakeIngress ingress;
    private static ConsolePage console;

    @BeforeAll
    static void start() {
        browser = HeadlessBrowser.start();
        platform = SharedPlatform.get();
        ingress = new FakeIngress(platform.query(""), platform.ingest(""), platform.scraper(""));
        console = new ConsolePage(browser.driver(), ingress.address());
    }

    @AfterAll
    static void stop() {
        // Null where the machine has no browser.
        if (browser != null) {
            browser.close();
        }
        if (ingress != null) {
            ingress.close();
        }
    }

    @AfterEach
    void noErrorAndNoRequestToAnotherHost() {
        assertThat(browser.warnings()).isEmpty();
        assertThat(browser.requests()).isNotEmpty().allMatch(address -> address.startsWith(ingress.address() + "/"));
    }

    @Test
    void everyPageIsReadableInBothThemesAndOnAPhone() {
        for (String theme : List.of("light", "dark")) {
            for (String page : PAGES) {
                show(page, theme, 1280);

                assertThat(ContrastCheck.weak(console))
                        .as("%s, %s", page, theme)
                        .isEmpty();
                assertThat(console.all("main .state.bad"))
                        .as(console.text("main"))
                        .isEmpty();
                browser.picture(name(page) + "-" + theme);
                console.all("[aria-labelledby=way]").forEach(way -> browser.picture("way-" + theme, way));
            }
        }
        for (String page : PAGES) {
            show(page, "light", 360);

            assertThat(console.run("return document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits into 360 pixels", page)
                    .isEqualTo(true);
            browser.picture(name(page) + "-phone");
        }
        browser.size(1280, 900);
    }

    @Test
    void aSearchLeadsToAProductAndItsPrices() {
        JsonNode product = await().until(this::inStock, Optional::isPresent).orElseThrow();
        String title = product.path("title").asText();
        console.open("/products").see(".list a");

        console.press("/", title.substring(0, title.length() - 1), Keys.ENTER);
        console.read("#found", "Found");
        console.click(".list a[href$='" + product.path("productId").asText() + "']");

        console.see("figure canvas");
        console.click("figure summary");
        console.read("figure table", "In stock");
        assertThat(console.text(".api")).contains("/observations");
        browser.picture("product");
        console.click("#scrape", "Scrape this page now");
        console.read("#scrape", "It is stored");
    }

    @Test
    void aPostedUserAppearsWhileThePageIsOpen() {
        String id = UUID.randomUUID().toString();
        console.open("/users?country=Atlantis").read("main .state", "No matching user");

        ApiClient.ApiResponse response =
                ApiClient.post(ingress.address() + "/v1/feeds/users/events", """
                {"userId":"%s","collectedAt":"%s","firstName":"Live","lastName":"Row","email":"live@example.com",
                "country":"Atlantis"}""".formatted(id, Instant.now()));

        assertThat(response.status()).as("%s", response).isEqualTo(202);
        console.read("section .list", "Live Row");
    }

    @Test
    void aRejectedUserIsCorrectedAndReadAgain() throws JsonProcessingException {
        console.open("/rejected?feed=users&reason=email").click(".list a");
        ObjectNode event = (ObjectNode)
                new ObjectMapper().readTree(console.see("#correction").getDomProperty("value"));

        console.click("main", "Dry run");
        console.read("main .state", "It would not be replayed");
        event.put("email", "mended@example.com");
        console.see("#correction").clear();
        console.see("#correction").sendKeys(event.toString());
        console.click("main", "Dry run");
        console.read("main .state", "It would be accepted");
        console.click("main", "Replay");
        console.read("main .state", "Replayed.");

        console.open("/users/" + event.path("userId").asText());
        console.read("main", "mended@example.com");
    }

    @Test
    void aSourceRunsByTheKeyboardAlone() {
        console.open("/").see("#stage-ingest");
        console.press(Keys.TAB);
        assertThat(console.run("return document.activeElement.id")).isEqualTo("skip");
        console.tabTo("#pages a[href='#/sources']");
        console.press(Keys.ENTER);

        console.see("#source-solar-flares");
        console.tabTo("#source-solar-flares button");
        console.press(Keys.ENTER);

        console.read("#source-solar-flares", "The run has started");
        console.read("#source-solar-flares", "Ended");
        console.open("/solar").see(".list a");
        console.tabTo(".list a");
        console.press(Keys.ARROW_DOWN, Keys.ENTER);
        console.read("h1", "Flare 20");
    }

    @Test
    void sessionsLeadFromACountryToAPlayer() {
        SourceRuns.start(ingress.address() + "/v1/sources/player-sessions/run");
        await().until(() -> !ApiClient.get(platform.query("/v1/player-sessions/starts?hours=72"))
                .items()
                .isEmpty());

        console.open("/sessions").see("figure canvas");
        console.click(".list a");

        console.read("h1", "A player’s sessions");
        console.see(".list a");
        console.read("main", "Complete");
    }

    private Optional<JsonNode> inStock() {
        return ApiClient.get(platform.query("/v1/products")).items().stream()
                .filter(product -> product.path("availability").asText().equals("InStock"))
                .findFirst();
    }

    private static void show(String page, String theme, int width) {
        browser.size(width, 900);
        console.run("localStorage.setItem('sluice.theme', arguments[0])", theme);
        console.open(page).see("main .card");
        console.see(page.equals("/") ? "svg.way" : "main .card");
        await().until(() -> console.all("main [aria-busy]").isEmpty());
    }

    private static String name(String page) {
        return page.equals("/") ? "overview" : page.substring(1);
    }
}
