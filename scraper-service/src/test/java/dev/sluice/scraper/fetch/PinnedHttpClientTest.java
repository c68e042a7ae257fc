package dev.sluice.scraper.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS to a checked IP address: SNI and Host header name the host, and the certificate must be that of the host. */
class PinnedHttpClientTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private JksOptions store;

    @BeforeEach
    void listen() throws IOException, InterruptedException {
        Path keys = folder.resolve("keys.jks");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "secret",
                        "-keypass",
                        "secret",
                        "-alias",
                        "shop",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=shop.example",
                        "-ext",
                        "san=dns:shop.example",
                        "-storetype",
                        "JKS")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        store = new JksOptions().setPath(keys.toString()).setPassword("secret");
        server = FetcherFixture.VERTX
                .createHttpServer(
                        new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(store))
                .requestHandler(request -> {
                    received.add(request.connection().indicatedServerName() + " " + request.getHeader("Host"));
                    request.response().end("<p>safe");
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void sniAndCertificateAreThoseOfTheHost() {
        String page = call("shop.example", new HttpClientOptions().setTrustOptions(store));

        assertThat(page).isEqualTo("<p>safe");
        assertThat(received).containsExactly("shop.example shop.example:" + server.actualPort());
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        FetchFailed failure = catchThrowableOfType(
                FetchFailed.class, () -> call("other.example", new HttpClientOptions().setTrustOptions(store)));

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(received).isEmpty();
    }

    @Test
    void anUntrustedCertificateIsRefused() {
        FetchFailed failure =
                catchThrowableOfType(FetchFailed.class, () -> call("shop.example", new HttpClientOptions()));

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(received).isEmpty();
    }

    private String call(String host, HttpClientOptions options) {
        return new FetcherFixture("attempts", "1")
                .allowing("127.0.0.1", name -> Uni.createFrom().item(List.of(InetAddress.getLoopbackAddress())))
                .http(options)
                .build()
                .call(URI.create("https://" + host + ":" + server.actualPort() + "/"), WebPage::text)
                .await()
                .atMost(TIMEOUT);
    }
}
