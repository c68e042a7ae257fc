package dev.sluice.scraper.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Content encodings over real HTTP: each is decoded, and decompression bombs are refused. */
class ContentDecoderTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final byte[] TEXT = "<p>Größe 42</p>".repeat(50).getBytes(StandardCharsets.UTF_8);

    /** Output of the brotli tool for "hello hello hello hello hello hello hello hello\n". */
    private static final String BROTLI = "Gy8A+I2Ubt5EVYbWCiBsb0oRe+KAploA";

    /** Output of the brotli tool for ten million letters a. */
    private static final String BROTLI_BOMB = "y///P/glwuKxQCD3/i//LDHwSwDEYRGAjiMG";

    private final FakeWebServer web = new FakeWebServer();

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void everyUsualEncodingIsDecoded() throws IOException {
        assertThat(text("gzip", gzip(TEXT))).isEqualTo(new String(TEXT, StandardCharsets.UTF_8));
        assertThat(text("x-gzip", gzip(TEXT))).startsWith("<p>Größe");
        assertThat(text("GZIP, identity", gzip(TEXT))).startsWith("<p>Größe");
        assertThat(text("deflate", deflate(TEXT, false))).startsWith("<p>Größe");
        assertThat(text("deflate", deflate(TEXT, true))).startsWith("<p>Größe");
        assertThat(text("gzip, gzip", gzip(gzip(TEXT)))).startsWith("<p>Größe");
        assertThat(text("br", Base64.getDecoder().decode(BROTLI))).startsWith("hello hello");
        assertThat(web.requests()).isNotEmpty();
    }

    @Test
    void aBombIsRefusedInEveryEncoding() throws IOException {
        byte[] zeros = new byte[20_000_000];

        assertThat(failure("gzip", gzip(zeros)).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure("deflate", deflate(zeros, false)).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure("gzip, gzip", gzip(gzip(zeros))).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure("br", Base64.getDecoder().decode(BROTLI_BOMB)).reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aBodyThatCannotBeDecodedIsUnusable() throws IOException {
        for (String encoding : List.of("gzip", "br", "deflate", "zstd", "gzip, gzip, gzip")) {
            assertThat(failure(encoding, "plain text after all".getBytes(StandardCharsets.UTF_8))
                            .reason())
                    .as(encoding)
                    .isEqualTo(Reason.UNUSABLE);
        }
    }

    private String text(String encoding, byte[] body) {
        serve(encoding, body);
        return FetcherFixture.fetcher()
                .call(web.at("/p"), WebPage::text)
                .await()
                .atMost(TIMEOUT);
    }

    private FetchFailed failure(String encoding, byte[] body) {
        serve(encoding, body);
        return catchThrowableOfType(FetchFailed.class, () -> FetcherFixture.fetcher("attempts", "1")
                .call(web.at("/p"), WebPage::text)
                .await()
                .atMost(TIMEOUT));
    }

    private void serve(String encoding, byte[] body) {
        web.with("/p", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Accept-Encoding")).contains("gzip", "br");
            exchange.getResponseHeaders().add("Content-Encoding", encoding);
            FakeWebServer.send(exchange, 200, "text/html", body);
        });
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(encoded)) {
            out.write(plain);
        }
        return encoded.toByteArray();
    }

    private static byte[] deflate(byte[] plain, boolean raw) throws IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(encoded, new Deflater(9, raw))) {
            out.write(plain);
        }
        return encoded.toByteArray();
    }
}
