package dev.sluice.scraper.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.fetch.FetcherFixture;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Caching of robots.txt: one download per expiry, and no deadlock when the entries of many hosts expire together. */
class RobotsCacheTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int WORKERS = 4;

    @Test
    void anExpiredFileIsFetchedOnce() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        try (FakeWebServer web = new FakeWebServer()) {
            web.with("/robots.txt", exchange -> {
                exchange.getResponseHeaders().add("Cache-Control", "max-age=300");
                FakeWebServer.send(exchange, 200, "text/plain", "User-agent: *\n".getBytes(StandardCharsets.UTF_8));
            });
            Robots robots = robots(new SettableClock(now::get));

            for (int visit = 0; visit < 6; visit++) {
                robots.check(web.at("/p")).await().atMost(TIMEOUT);
                robots.check(web.at("/p")).await().atMost(TIMEOUT);
                now.updateAndGet(time -> time.plusSeconds(301));
            }

            assertThat(web.requests()).hasSize(6).containsOnly("/robots.txt");
        }
    }

    @Test
    void hostsThatExpireTogetherDoNotBlockEachOther() throws InterruptedException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        Robots robots = robots(new SettableClock(now::get));
        CyclicBarrier together = new CyclicBarrier(WORKERS);
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });

        for (int round = 0; round < 200; round++) {
            IntStream.range(0, 500).forEach(host -> robots.rules(host(host)));
            now.updateAndGet(time -> time.plus(Duration.ofDays(2)));
            List<Callable<Object>> visits = IntStream.range(0, WORKERS)
                    .<Callable<Object>>mapToObj(worker -> () -> {
                        together.await();
                        return robots.rules(host(worker * 100));
                    })
                    .toList();
            assertThat(threads.invokeAll(visits, 10, TimeUnit.SECONDS)).noneMatch(Future::isCancelled);
        }
        threads.shutdownNow();
    }

    private static Robots robots(Clock clock) {
        FetcherFixture fetcher = new FetcherFixture();
        return fetcher.politeness().robots(fetcher.robotsClient(), clock);
    }

    private static URI host(int number) {
        return URI.create("http://host" + number + ".example/");
    }

    /** A clock that shows what it is given. */
    private static final class SettableClock extends Clock {

        private final Supplier<Instant> time;

        private SettableClock(Supplier<Instant> time) {
            this.time = time;
        }

        @Override
        public Instant instant() {
            return time.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
