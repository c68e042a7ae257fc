package dev.sluice.sample.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sluice.sample.SampleClient;
import dev.sluice.sample.SampleSources;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample shop over HTTP: its pages, their faults, and changes of prices and stock. */
class SampleShopTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:01Z");
    private static SampleSources sources;
    private static SampleClient client;

    @BeforeAll
    static void start() {
        sources = SampleSources.start(0, 7, Clock.fixed(NOW, ZoneOffset.UTC));
        client = new SampleClient(sources.address());
    }

    @AfterAll
    static void stop() {
        sources.close();
    }

    @Test
    void robotsTxtForbidsAPageThatTheSitemapLists() throws IOException {
        String robots = client.get("/robots.txt").body();
        String sitemap = client.get("/sitemap.xml").body();

        assertThat(robots)
                .contains(
                        "User-agent: *\nDisallow: /private/\nAllow: /\n",
                        "Sitemap: " + sources.address() + "/sitemap.xml\n");
        assertThat(sitemap).contains("<loc>" + sources.address() + "/private/clearance</loc>");
        assertThat(client.get("/private/clearance").statusCode()).isEqualTo(200);
    }

    @Test
    void sitemapAndCategoriesListAtLeast300Products() throws IOException {
        List<String> mapped = SampleClient.all(
                "<loc>(http[^<]*/p/[a-z0-9-]+)</loc>",
                client.get("/sitemap.xml").body());
        List<String> categories =
                SampleClient.all("\"(/c/[a-z]+)\"", client.get("/").body());
        int tiles = 0;
        for (String category : categories) {
            tiles += SampleClient.all(
                            "(<li class=\"tile\">)", client.get(category).body())
                    .size();
        }

        assertThat(mapped).doesNotHaveDuplicates().hasSize(Catalogue.SIZE);
        assertThat(tiles).isEqualTo(mapped.size()).isGreaterThanOrEqualTo(300);
        assertThat(expected().stream().filter(page -> page.fault() == PageFault.NONE))
                .hasSizeGreaterThan(300);
    }

    @Test
    void everyFaultOccurs() throws IOException {
        assertThat(client.get(path(PageFault.SERVER_ERROR)).statusCode()).isEqualTo(500);
        assertThat(client.get(path(PageFault.GONE)).statusCode()).isEqualTo(404);
        assertThat(client.get(path(PageFault.CUT_PAGE)).body()).doesNotContain("</html>");
        assertThat(client.get(path(PageFault.CALL_US)).body()).contains("call us");
        assertThat(client.get(path(PageFault.INVALID_JSON_LD)).body()).contains("\"review\":}</script>");
        assertThat(client.get(path(PageFault.NO_PRODUCT)).body()).doesNotContain("ld+json", "og:", "itemprop");
        assertThatIOException().isThrownBy(() -> client.get(path(PageFault.CUT_CONNECTION)));
    }

    @Test
    void aPageIsStableWithinAPeriodAndForASeed() throws IOException {
        Instant endOfPeriod = NOW.plusSeconds(28);

        try (var later = SampleSources.start(0, 7, Clock.fixed(endOfPeriod, ZoneOffset.UTC))) {
            String path = path(PageFault.NONE);

            assertThat(text(new SampleClient(later.address()).get(path).body(), later))
                    .isEqualTo(text(client.get(path).body(), sources));
        }
        assertThat(sources.shop().expected(endOfPeriod)).isEqualTo(expected());
    }

    @Test
    void aboutATenthOfTheOffersChangesInAPeriod() {
        long changed = 0;
        for (int period = 0; period < 20; period++) {
            changed += changes(NOW.plusSeconds(30L * period), NOW.plusSeconds(30L * period + 30));
        }

        assertThat(changed / 20.0).isBetween(0.05 * Catalogue.SIZE, 0.12 * Catalogue.SIZE);
    }

    @Test
    void stockGoesOutAndComesBack() {
        List<List<String>> history = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).stream()
                .map(step -> sources.shop().expected(NOW.plusSeconds(600L * step)).stream()
                        .map(ExpectedProduct::availability)
                        .toList())
                .toList();

        for (int product = 0; product < 3; product++) {
            int chosen = product;
            assertThat(history.stream().map(all -> all.get(chosen)).distinct()).hasSizeGreaterThan(1);
        }
        assertThat(history).allSatisfy(all -> assertThat(all).contains("InStock", "OutOfStock"));
    }

    @Test
    void anUnknownPageIs404AndAPostIs405() throws IOException {
        var post = HttpRequest.newBuilder(sources.address().resolve("/"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();

        assertThat(client.get("/p/nothing").statusCode()).isEqualTo(404);
        assertThat(client.get("/c/nothing").statusCode()).isEqualTo(404);
        assertThat(client.send(post).statusCode()).isEqualTo(405);
    }

    private static List<ExpectedProduct> expected() {
        return sources.shop().expected(NOW);
    }

    private static String path(PageFault fault) {
        return expected().stream()
                .filter(page -> page.fault() == fault)
                .findFirst()
                .orElseThrow()
                .url()
                .getPath();
    }

    private static String text(String body, SampleSources server) {
        return body.replace(server.address().toString(), "");
    }

    private static long changes(Instant before, Instant after) {
        List<ExpectedProduct> then = sources.shop().expected(before);
        return sources.shop().expected(after).stream()
                .filter(now -> !then.contains(now))
                .count();
    }
}
