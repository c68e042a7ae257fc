package dev.sluice.scraper.scrape;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.SuspendedProcess;
import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.publish.EventPublisher;
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

/** While Redis is unavailable nothing is fetched or lost; a Redis without data is rebuilt from Kafka. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
@TestProfile(WorkerProfile.class)
class RedisOutageTest {

    private final FakeWebServer web = new FakeWebServer().with("/p/1", "text/html", ScrapeCalls.PAGE);
    private final EventPublisher publisher;
    private final RedisDataSource redis;

    @ConfigProperty(name = "sluice.test.redis.pid")
    String redisPid;

    @Inject
    RedisOutageTest(EventPublisher publisher, RedisDataSource redis) {
        this.publisher = publisher;
        this.redis = redis;
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void aRedisWithoutDataIsRebuiltWithTheOpenRequests() {
        String done = ScrapeCalls.create("{\"address\":\"" + web.at("/p/1") + "\"}");
        ScrapeCalls.awaitState(done, "published");
        ScrapeCalls.sendResult(publisher, done, ScrapeState.STORED, List.of());
        ScrapeCalls.awaitState(done, "stored");
        CountDownLatch lost = new CountDownLatch(1);
        web.with("/slow", exchange -> {
            await().until(() -> lost.getCount() == 0);
            FakeWebServer.send(exchange, 500, "text/plain", new byte[0]);
        });
        String open = ScrapeCalls.create("{\"address\":\"" + web.at("/slow") + "\"}");

        await().until(() -> web.requests().contains("/slow"));
        redis.flushall();
        lost.countDown();
        web.with("/slow", "text/html", ScrapeCalls.PAGE);

        ScrapeCalls.awaitState(open, "published");
        get("/v1/scrapes/" + done).then().statusCode(404);
    }

    @Test
    void whileRedisIsUnavailableNothingIsFetchedAndRequestsWait() {
        AtomicReference<String> id = new AtomicReference<>();
        SuspendedProcess.during(redisPid, () -> {
            id.set(ScrapeCalls.create("{\"address\":\"" + web.at("/p/1") + "\"}"));
            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(6)).until(() -> web.requests()
                    .isEmpty());
            get("/v1/scrapes/" + id.get()).then().statusCode(503);
        });

        ScrapeCalls.awaitState(id.get(), "published");
    }
}
