package dev.sluice.scraper.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Downloads of long files over real HTTP: streamed, and bounded in size and time. */
class DownloadTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final long LENGTH = 64 * 1024 * 1024;

    private final FakeWebServer web = new FakeWebServer();
    private final AtomicLong served = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    @AfterEach
    void close() {
        closed.countDown();
        web.close();
    }

    @Test
    void aLongFileIsSentOnlyAsFastAsItIsRead() throws IOException {
        web.with("/long", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            exchange.sendResponseHeaders(200, LENGTH);
            byte[] block = new byte[64 * 1024];
            while (served.addAndGet(block.length) <= LENGTH) {
                exchange.getResponseBody().write(block);
            }
        });

        Download download = open("/long", LENGTH, "5s");
        try (InputStream body = download.body()) {
            assertThat(body.readNBytes(100)).hasSize(100);
            assertThat(served.get()).isLessThan(LENGTH / 2);
            assertThat(body.skip(LENGTH - 100)).isEqualTo(LENGTH - 100);
            assertThat(body.read()).isEqualTo(-1);
        }

        assertThat(download.length()).isEqualTo(LENGTH);
        assertThat(download.version()).isEqualTo("\"v1\"");
    }

    @Test
    void aFileOverTheLimitFailsAtTheLimit() throws IOException {
        web.with("/big", exchange -> FakeWebServer.send(exchange, 200, "text/plain", new byte[2000]));

        try (InputStream body = open("/big", 1000, "5s").body()) {
            assertThatThrownBy(body::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessage("body over the limit");
        }
    }

    @Test
    void aStalledFileTimesOut() throws IOException {
        web.with("/stalled", exchange -> {
            exchange.sendResponseHeaders(200, 2000);
            exchange.getResponseBody().write(new byte[500]);
            exchange.getResponseBody().flush();
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        try (InputStream body = open("/stalled", 5000, "300ms").body()) {
            assertThat(body.readNBytes(500)).hasSize(500);
            assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessageContaining("no byte for");
        }
    }

    @Test
    void aTruncatedFileFails() throws IOException {
        web.with("/cut", exchange -> {
            exchange.sendResponseHeaders(200, 2000);
            exchange.getResponseBody().write(new byte[500]);
        });

        try (InputStream body = open("/cut", 5000, "5s").body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aMissingFileIsAFailure() {
        assertThat(failure("/missing").reason()).isEqualTo(Reason.STATUS);
    }

    @Test
    void a429WithoutRetryAfterIsNotRetried() {
        web.with("/busy", exchange -> FakeWebServer.send(exchange, 429, "text/plain", new byte[0]));

        assertThat(failure("/busy").reason()).isEqualTo(Reason.STATUS);
        assertThat(web.requests()).containsExactly("/busy");
    }

    private FetchFailed failure(String path) {
        return catchThrowableOfType(FetchFailed.class, () -> open(path, 1000, "5s"));
    }

    private Download open(String path, long limit, String timeout) {
        return FetcherFixture.fetcher("timeout", timeout)
                .open(web.at(path), limit)
                .await()
                .atMost(TIMEOUT);
    }
}
