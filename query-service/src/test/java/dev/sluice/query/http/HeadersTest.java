package dev.sluice.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.FakeIngestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Response headers, of loaded and of cached answers. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class HeadersTest {

    private static final String BIG = "x".repeat(3000);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String id = UUID.randomUUID().toString();

    @Inject
    FakeIngestService ingest;

    @TestHTTPResource
    URI service;

    @BeforeEach
    void aBigUser() {
        ingest.storeUser(id, Map.of("city", BIG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/users/", "/v1/users?limit=5&country="})
    void eachRepresentationHasItsOwnTagAndIsNotSentTwice(String path) throws Exception {
        for (int round = 0; round < 2; round++) {
            HttpResponse<byte[]> plain = get("GET", path + id);
            HttpResponse<byte[]> zipped = get("GET", path + id, "Accept-Encoding", "br, gzip;q=0.5");
            String tag = plain.headers().firstValue("ETag").orElseThrow();

            assertThat(plain.headers().firstValue("Cache-Control")).contains("private, no-cache");
            assertThat(plain.headers().firstValue("Vary")).contains("Accept, Accept-Encoding");
            assertThat(plain.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
            assertThat(get("GET", path + id, "If-None-Match", tag).statusCode()).isEqualTo(304);
            assertThat(get("GET", path + id, "If-None-Match", "\"a\", W/" + tag).body())
                    .isEmpty();
            assertThat(get("HEAD", path + id, "If-None-Match", "*").statusCode())
                    .isEqualTo(304);
            assertThat(get("GET", path + id, "If-None-Match", "\"a\"").statusCode())
                    .isEqualTo(200);
            if (plain.body().length > 1024) {
                assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
                assertThat(zipped.headers().firstValue("ETag"))
                        .isPresent()
                        .isNotEqualTo(plain.headers().firstValue("ETag"));
                assertThat(unzip(zipped.body())).isEqualTo(plain.body());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/users",
                "/v1/products",
                "/v1/solar-flares?to=2010-03-01T00:00:00Z",
                "/v1/solar-flares/summary?from=2010-01-01T00:00:00Z&to=2010-03-01T00:00:00Z",
                "/v1/solar-notifications?to=2010-03-01T00:00:00Z",
                "/v1/player-sessions?player=0a2d12a1a7e145de8bae44c0c6e06629",
                "/v1/player-sessions/starts?hours=1",
                "/v1/insights",
                "/v1/rejected"
            })
    void headIsGetWithoutABody(String path) throws Exception {
        for (int round = 0; round < 2; round++) {
            HttpResponse<byte[]> whole = get("GET", path);
            HttpResponse<byte[]> head = get("HEAD", path);

            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValueAsLong("Content-Length").orElse(-1))
                    .isEqualTo(whole.body().length);
            assertThat(head.headers().firstValue("Content-Type"))
                    .isEqualTo(whole.headers().firstValue("Content-Type"));
        }
    }

    private HttpResponse<byte[]> get(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path)).method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static byte[] unzip(byte[] zipped) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        }
    }
}
