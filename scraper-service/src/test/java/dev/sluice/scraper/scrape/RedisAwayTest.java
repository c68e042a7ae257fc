package dev.sluice.scraper.scrape;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.Paused;
import dev.sluice.scraper.FakeWeb;
import dev.sluice.scraper.publish.Publisher;
import dev.sluice.scraper.queue.ScrapeState;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Redis that is away stops everything and loses nothing; one that lost everything is told again. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(Working.class)
class RedisAwayTest {

    private final FakeWeb web = new FakeWeb().with("/p/1", "text/html", Way.PAGE);
    private final Publisher publisher;
    private final RedisDataSource redis;

    @ConfigProperty(name = "sluice.test.redis.pid")
    String redisPid;

    @Inject
    RedisAwayTest(Publisher publisher, RedisDataSource redis) {
        this.publisher = publisher;
        this.redis = redis;
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void aRedisThatLostEverythingIsFilledWithWhatIsOpen() {
        String done = Way.ask("{\"address\":\"" + web.at("/p/1") + "\"}");
        Way.awaitState(done, "published");
        Way.result(publisher, done, ScrapeState.STORED, List.of());
        Way.awaitState(done, "stored");
        CountDownLatch lost = new CountDownLatch(1);
        web.with("/slow", exchange -> {
            await().until(() -> lost.getCount() == 0);
            FakeWeb.send(exchange, 500, "text/plain", new byte[0]);
        });
        String open = Way.ask("{\"address\":\"" + web.at("/slow") + "\"}");

        await().until(() -> web.asked().contains("/slow"));
        redis.flushall();
        lost.countDown();
        web.with("/slow", "text/html", Way.PAGE);

        Way.awaitState(open, "published");
        get("/v1/scrapes/" + done).then().statusCode(404);
    }

    @Test
    void withRedisAwayNothingIsFetchedAndRequestsWait() {
        AtomicReference<String> id = new AtomicReference<>();
        Paused.during(redisPid, () -> {
            id.set(Way.ask("{\"address\":\"" + web.at("/p/1") + "\"}"));
            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(6)).until(() -> web.asked()
                    .isEmpty());
            get("/v1/scrapes/" + id.get()).then().statusCode(503);
        });

        Way.awaitState(id.get(), "published");
    }
}
