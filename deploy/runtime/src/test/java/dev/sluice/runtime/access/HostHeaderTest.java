package dev.sluice.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls a service that runs without tokens, as a page of a rebound host name and as this machine. */
public abstract class HostHeaderTest {

    private final String path;

    /** Takes a path of the service's API that answers GET with 200. */
    protected HostHeaderTest(String path) {
        this.path = path;
    }

    @Test
    void aForeignHostIsMisdirected() throws IOException {
        for (String target : List.of(path, "/q/health/live", "/q/metrics", "/q/openapi", "/unknown")) {
            String response = send("GET " + target + " HTTP/1.1", "Host: evil.example:8080");

            assertThat(response)
                    .as(target)
                    .startsWith("HTTP/1.1 421 ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"status\":421");
        }
    }

    @Test
    void aForeignHostThatIsItsOwnOriginIsMisdirected() throws IOException {
        for (String method : List.of("POST", "OPTIONS", "DELETE")) {
            assertThat(send(
                            method + " " + path + " HTTP/1.1",
                            "Host: evil.example:8080",
                            "Origin: http://evil.example:8080",
                            "Content-Length: 0"))
                    .startsWith("HTTP/1.1 421 ");
        }
    }

    @Test
    void aMissingOrSecondHostIsMisdirected() throws IOException {
        assertThat(send("GET " + path + " HTTP/1.0")).contains(" 421 ");
        assertThat(send("GET " + path + " HTTP/1.1", "Host: localhost", "Host: evil.example"))
                .doesNotContain(" 200 ");
    }

    @Test
    void thisMachineIsAnswered() throws IOException {
        for (String host : List.of("localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080", "[::1]")) {
            assertThat(send("GET " + path + " HTTP/1.1", "Host: " + host))
                    .as(host)
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    private static String send(String request, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            String head = request + "\r\n"
                    + String.join(
                            "",
                            List.of(headers).stream()
                                    .map(header -> header + "\r\n")
                                    .toList()) + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
