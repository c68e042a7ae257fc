package dev.sluice.scraper.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.guard.CountingListener;
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

/** The proxy from a client's view: allowed requests pass, none leads inside the network, none passes without a page. */
class BrowserProxyTest {

    private final FakeWebServer web = new FakeWebServer().with("/p", "text/html", "<p>" + "part ".repeat(2000));
    private final CountingListener inside = new CountingListener();
    private BrowserProxy proxy;

    @BeforeEach
    void listen() {
        proxy = TestProxies.allowing(web.at("/").getAuthority())
                .listen("127.0.0.1")
                .toCompletableFuture()
                .join();
        proxy.open(100_000);
    }

    @AfterEach
    void close() {
        proxy.close();
        web.close();
        inside.close();
        assertThat(inside.connections()).isZero();
    }

    @Test
    void allowedRequestsAndTunnelsPass() throws IOException {
        String authority = web.at("/").getAuthority();

        assertThat(get(web.at("/p").toString())).isEqualTo(200);
        assertThat(raw("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(proxy.rejection()).isEmpty();
    }

    @Test
    void noRequestLeadsInsideTheNetwork() throws IOException {
        String internal = "127.0.0.1:" + inside.port();

        assertThat(get("http://" + internal + "/")).isEqualTo(403);
        assertThat(proxy.rejection()).isPresent();
        for (String authority :
                new String[] {internal, "[::1]:" + inside.port(), "localhost:" + inside.port(), "x", ""}) {
            assertThat(raw("CONNECT " + authority + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .as(authority)
                    .doesNotContain(" 200 ");
        }
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + internal + "\r\n\r\n")).startsWith("HTTP/1.1 403");
        assertThat(raw("GET ftp://" + internal + "/ HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void withoutAPageNoRequestPasses() throws IOException {
        proxy.shut();

        assertThat(get(web.at("/p").toString())).isEqualTo(403);
        assertThat(web.requests()).isEmpty();
    }

    @Test
    void aPageOverItsLimitIsEnded() throws IOException {
        for (int i = 0; i < 15 && !proxy.isExceeded(); i++) {
            get(web.at("/p").toString());
        }

        assertThat(proxy.isExceeded()).isTrue();
        assertThat(get(web.at("/p").toString())).isEqualTo(403);
    }

    private int get(String address) throws IOException {
        Proxy http = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()));
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection(http);
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
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
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
