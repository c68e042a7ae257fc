package dev.sluice.scraper.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWeb;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Manners towards hosts, over real HTTP: their robots rules, one request at a time, a pause between. */
class PolitenessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeWeb web = new FakeWeb();

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void whatRobotsTxtForbidsIsNeverAskedFor() {
        web.with("/robots.txt", "text/plain", "User-agent: sluice\nDisallow: /private\n\nUser-agent: *\nDisallow: /");
        web.with("/private/p", "text/html", "<p>no");
        web.with("/public", "text/html", "<p>yes");

        assertThat(failure("/private/p").reason()).isEqualTo(Reason.ROBOTS);
        assertThat(fetch("/public").html().text()).isEqualTo("yes");
        assertThat(web.asked()).containsExactly("/robots.txt", "/robots.txt", "/public");
    }

    @Test
    void aHostWhoseRobotsTxtCannotBeHadIsLeftAlone() {
        web.with("/robots.txt", exchange -> FakeWeb.send(exchange, 500, "text/plain", new byte[0]));
        web.with("/p", "text/html", "<p>no");

        assertThat(failure("/p").reason()).isEqualTo(Reason.ROBOTS);
        assertThat(web.asked()).doesNotContain("/p");
    }

    @Test
    void aRestThatAHostAskedForIsToldToTheGateOfAllReplicas() {
        FetchSettings settings = Fetchers.settings("longest-rest", "2m");
        List<Duration> pauses = new CopyOnWriteArrayList<>();
        Fetcher fetcher =
                Fetchers.with(settings, new SystemNames(), new Web(Fetchers.VERTX, settings), host -> Uni.createFrom()
                        .item(pauses::add));
        web.with("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "86400");
            FakeWeb.send(exchange, 503, "text/html", new byte[0]);
        });

        FetchFailed failure = catchThrowableOfType(
                FetchFailed.class, () -> fetcher.fetch(web.at("/busy")).await().atMost(PATIENCE));

        assertThat(failure.status()).isEqualTo(503);
        assertThat(pauses).as("robots.txt, then the page").hasSize(2);
        assertThat(pauses.get(0)).isLessThan(Duration.ofSeconds(5));
        assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(110), Duration.ofMinutes(2));
    }

    @Test
    void oneHostIsAskedOneAtATimeWithAPauseBetween() {
        List<Instant> starts = new CopyOnWriteArrayList<>();
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        web.with("/p", exchange -> {
            starts.add(Instant.now());
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            FakeWeb.send(exchange, 200, "text/html", "<p>".getBytes(StandardCharsets.UTF_8));
            now.decrementAndGet();
        });
        Fetcher fetcher = Fetchers.with("delay", "100ms");

        Uni.join()
                .all(Arrays.asList(
                        fetcher.fetch(web.at("/p")), fetcher.fetch(web.at("/p")), fetcher.fetch(web.at("/p"))))
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        assertThat(most).hasValue(1);
        assertThat(web.asked()).containsOnlyOnce("/robots.txt");
        assertThat(Duration.between(starts.get(0), starts.get(2))).isGreaterThan(Duration.ofMillis(199));
    }

    private Page fetch(String path) {
        return Fetchers.with().fetch(web.at(path)).await().atMost(PATIENCE);
    }

    private FetchFailed failure(String path) {
        return catchThrowableOfType(FetchFailed.class, () -> fetch(path));
    }
}
