package dev.sluice.query.bench;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.SuspendedProcess;
import dev.sluice.query.CacheCounters;
import dev.sluice.query.FakeIngestService;
import dev.sluice.query.bench.HttpLoad.Result;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Compares cached answers with static ones of the same size, and uncached reads with the plain driver. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class AnswerBench {

    private static final Logger LOG = Logger.getLogger(AnswerBench.class);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 3);
    private static final int MISSES = Integer.getInteger("bench.misses", 20_000);
    private static final String ENTITY = "/v1/users/bench-000000";
    private static final String LIST = "/v1/users?country=Benchland";

    @Inject
    FakeIngestService ingest;

    @Inject
    CacheCounters counters;

    @Inject
    StaticAnswer fixed;

    @Inject
    QuarkusCqlSession session;

    @TestHTTPResource
    URI service;

    @ConfigProperty(name = "sluice.test.redis.pid")
    String redis;

    private final Vertx vertx = Vertx.vertx();

    @Test
    void sharesOfAStaticAnswer() throws Exception {
        for (int i = 0; i < 50; i++) {
            ingest.storeUser(id(i), person());
        }
        counters.awaitRedisUsed();
        fixed.are(given().get(ENTITY).asByteArray(), given().get(LIST).asByteArray());
        assertThat(given().get(LIST).jsonPath().getList("items")).hasSize(50);
        compare("warm-up", 32, 1);

        compare("all well", 32, ROUNDS);
        compare("all well", 256, ROUNDS);
        SuspendedProcess.during(redis, () -> compare("Redis stopped", 32, ROUNDS));
        SuspendedProcess.during(redis, () -> compare("Redis stopped", 256, ROUNDS));
    }

    @Test
    void theMissPathAsAShareOfTheDriver() throws Exception {
        counters.awaitRedisUsed();
        for (int i = 0; i < 2 * MISSES; i++) {
            session.executeAsync("INSERT INTO sluice.user_by_id JSON '{\"user_id\":\"" + id(i)
                    + "\",\"email\":\"ann@example.com\",\"collected_at\":\"2026-11-20T12:00:00.125Z\",\"city\":\""
                    + "x".repeat(500) + "\"}'");
            if (i % 128 == 0) {
                session.execute("SELECT user_id FROM sluice.user_by_id LIMIT 1");
            }
        }
        driver(0, MISSES / 4);
        misses(MISSES, MISSES + MISSES / 4);

        double bare = driver(0, MISSES);
        Result missed = misses(MISSES + MISSES / 4, 2 * MISSES);

        LOG.infof(
                "misses, 32 connections: %.0f/s (p50 %d, p99 %d, p99.9 %d us), the driver alone %.0f/s: share %.2f",
                missed.perSecond(), missed.p50(), missed.p99(), missed.p999(), bare, missed.perSecond() / bare);
    }

    private void compare(String when, int connections, int rounds) {
        try {
            compare(when, "entity", connections, rounds, "/static/entity", ENTITY);
            compare(when, "list of 50", connections, rounds, "/static/list", LIST);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compare(String when, String what, int connections, int rounds, String still, String cached)
            throws IOException, InterruptedException {
        HttpLoad load = new HttpLoad(vertx, service);
        List<Result> stills = new ArrayList<>();
        List<Result> cacheds = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            stills.add(load.run(connections, () -> still, length(still), SECONDS));
            cacheds.add(load.run(connections, () -> cached, length(cached), SECONDS));
        }
        Result one = median(stills);
        Result other = median(cacheds);
        LOG.infof(
                "%s, %s, %d connections: static %s, cached %s: share %.2f",
                when, what, connections, one, other, other.perSecond() / one.perSecond());
    }

    private static Result median(List<Result> results) {
        return results.stream()
                .sorted((a, b) -> Double.compare(a.perSecond(), b.perSecond()))
                .toList()
                .get(results.size() / 2);
    }

    private double driver(int from, int to) throws InterruptedException {
        PreparedStatement select = session.prepare("SELECT * FROM sluice.user_by_id WHERE user_id = ?");
        Semaphore flights = new Semaphore(32);
        CountDownLatch done = new CountDownLatch(to - from);
        long begin = System.nanoTime();
        for (int i = from; i < to; i++) {
            flights.acquire();
            session.executeAsync(select.bind(id(i))).whenComplete((row, failure) -> {
                flights.release();
                done.countDown();
            });
        }
        done.await();
        return (to - from) / ((System.nanoTime() - begin) / 1e9);
    }

    private Result misses(int from, int to) throws IOException, InterruptedException {
        AtomicInteger next = new AtomicInteger(from);
        Supplier<String> paths = () -> {
            int i = next.getAndIncrement();
            return i < to ? "/v1/users/" + id(i) : null;
        };
        return new HttpLoad(vertx, service).run(32, paths, length("/v1/users/" + id(from)), 120);
    }

    /** Length of a complete response, headers included. */
    private int length(String path) throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.getOutputStream().write(HttpLoad.request(path));
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            String text = head.toString().toLowerCase(Locale.ROOT);
            int at = text.indexOf("content-length: ") + "content-length: ".length();
            return head.length() + Integer.parseInt(text.substring(at, text.indexOf('\r', at)));
        }
    }

    private static String id(int i) {
        return String.format("bench-%06d", i);
    }

    private static Map<String, ?> person() {
        return Map.of("country", "Benchland", "city", "x".repeat(300));
    }
}
