package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.backends.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** 200 real users, collected three times: 200 rows, an exact account, and none of their secrets anywhere. */
class RealUsersIT {

    private static final Path HOME = Launched.home("real-users");

    private final int ingest = Ports.free(0);
    private final int kafka = Ports.free(0);
    private final int cassandra = Ports.free(0);

    @Test
    void collectedThreeTimesTheyAreStoredOnceAndTheirSecretsNowhere() throws IOException {
        byte[] answer = Files.readAllBytes(Data.file("randomuser/us-200.json"));
        JsonNode users = new ObjectMapper().readTree(answer).path("results");
        HttpServer source = serve(answer);
        try (Launched platform = Launched.start(
                HOME,
                Map.of(
                        "sluice.users.url",
                        "http://127.0.0.1:" + source.getAddress().getPort() + "/api/",
                        "sluice.fetch.allowed-inside",
                        "127.0.0.1",
                        "sluice.users.every",
                        "3s",
                        "sluice.users.pages",
                        "1",
                        "sluice.products.every",
                        "off",
                        "sluice.port.ingest",
                        "" + ingest,
                        "sluice.port.kafka",
                        "" + kafka,
                        "sluice.port.cassandra",
                        "" + cassandra))) {

            await().atMost(Duration.ofMinutes(1)).until(() -> account("received") >= 3L * users.size());

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(account("received"))
                    .isEqualTo(account("stored") + account("rejected"))
                    .isEqualTo(account("stored")));
            assertThat(Api.walk(platform.query("/v1/users"), 500)).hasSize(users.size());
            assertNoSecret(users, Everything.of(kafka, cassandra, HOME.resolve("logs")));
        } finally {
            source.stop(0);
        }
    }

    private static void assertNoSecret(JsonNode users, Everything everything) {
        Set<String> secrets = new HashSet<>();
        Set<String> passwords = new HashSet<>();
        Set<String> ordinary = new HashSet<>();
        for (JsonNode user : users) {
            JsonNode login = user.path("login");
            for (String name : Set.of("salt", "md5", "sha1", "sha256")) {
                secrets.add(login.path(name).asText());
            }
            secrets.add(user.path("id").path("value").asText());
            passwords.add(login.path("password").asText());
            Set.of("name", "location").forEach(part -> user.path(part).forEach(field -> ordinary.add(field.asText())));
            ordinary.add(login.path("username").asText());
        }
        passwords.removeAll(ordinary);
        secrets.removeIf(secret -> secret.isBlank() || secret.equals("null"));

        String all = String.join("\n", everything.texts());
        assertThat(secrets).isNotEmpty().filteredOn(all::contains).isEmpty();
        assertThat(everything.values()).doesNotContain("password", "salt", "md5", "sha1", "sha256");
        assertThat(passwords)
                .isNotEmpty()
                .filteredOn(everything.values()::contains)
                .isEmpty();
    }

    /** One of ingest-service's three accounts of the feed, from its metrics. */
    private long account(String name) {
        String line = "sluice_" + name + "_total{feed=\"users\"} ";
        return Api.text("http://127.0.0.1:" + ingest + "/q/metrics")
                .lines()
                .filter(text -> text.startsWith(line))
                .map(text -> (long) Double.parseDouble(text.substring(line.length())))
                .collect(Collectors.summingLong(Long::longValue));
    }

    private static HttpServer serve(byte[] answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        server.start();
        return server;
    }
}
