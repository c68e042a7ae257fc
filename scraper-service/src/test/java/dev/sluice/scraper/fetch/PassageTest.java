package dev.sluice.scraper.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scraper.FakeWeb;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser's proxy as any client meets it: what is allowed passes, nothing goes inside, nothing without a page. */
class PassageTest {

    private final FakeWeb web = new FakeWeb().with("/p", "text/html", "<p>" + "part ".repeat(2000));
    private final Listener inside = new Listener();
    private Passage passage;

    @BeforeEach
    void listen() {
        passage = Fetchers.passages(web.at("/").getAuthority())
                .listen("127.0.0.1")
                .toCompletableFuture()
                .join();
        passage.open(100_000);
    }

    @AfterEach
    void close() {
        passage.close();
        web.close();
        inside.close();
        assertThat(inside.connections()).isZero();
    }

    @Test
    void whatIsAllowedPassesAndATunnelToo() throws IOException {
        String authority = web.at("/").getAuthority();

        assertThat(get(web.at("/p").toString())).isEqualTo(200);
        assertThat(raw("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(passage.refusal()).isEmpty();
    }

    @Test
    void nothingGoesInside() throws IOException {
        String there = "127.0.0.1:" + inside.port();

        assertThat(get("http://" + there + "/")).isEqualTo(403);
        assertThat(passage.refusal()).isPresent();
        for (String authority : new String[] {there, "[::1]:" + inside.port(), "localhost:" + inside.port(), "x", ""}) {
            assertThat(raw("CONNECT " + authority + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .as(authority)
                    .doesNotContain(" 200 ");
        }
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + there + "\r\n\r\n")).startsWith("HTTP/1.1 403");
        assertThat(raw("GET ftp://" + there + "/ HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 403");
    }

    @Test
    void withoutAnOpenPageNothingPasses() throws IOException {
        passage.shut();

        assertThat(get(web.at("/p").toString())).isEqualTo(403);
        assertThat(web.asked()).isEmpty();
    }

    @Test
    void aPageThatWantsTooMuchIsEnded() throws IOException {
        for (int i = 0; i < 15 && !passage.exceeded(); i++) {
            get(web.at("/p").toString());
        }

        assertThat(passage.exceeded()).isTrue();
        assertThat(get(web.at("/p").toString())).isEqualTo(403);
    }

    private int get(String address) throws IOException {
        Proxy proxy =
                new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), passage.port()));
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection(proxy);
        connection.setReadTimeout(10_000);
        int status = connection.getResponseCode();
        if (status == 200) {
            try (InputStream body = connection.getInputStream()) {
                body.readAllBytes();
            } catch (IOException cut) {
                return status;
            }
        }
        return status;
    }

    private String raw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), passage.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[64];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
