package dev.sluice.sample.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sample.SampleSources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Downloads the archive over HTTP: it holds the sessions of the last three days and never changes. */
class SessionArchiveEndpointTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:01Z");
    private static SampleSources sources;

    @BeforeAll
    static void start() {
        sources = SampleSources.start(0, 7, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterAll
    static void stop() {
        sources.close();
    }

    @Test
    void everyRequestGetsTheSameBytes() throws Exception {
        HttpResponse<byte[]> first = get(SessionArchiveEndpoint.PATH);

        assertThat(first.headers().firstValue("Content-Type")).contains("application/gzip");
        assertThat(first.headers().firstValueAsLong("Content-Length")).hasValue(first.body().length);
        assertThat(get(SessionArchiveEndpoint.PATH).body()).isEqualTo(first.body());
    }

    @Test
    void itHoldsTheSessionsOfTheLastThreeDays() throws Exception {
        ArchiveReader read = new ArchiveReader(new GZIPInputStream(
                new ByteArrayInputStream(get(SessionArchiveEndpoint.PATH).body())));

        assertThat(read.counted()).isEqualTo(ExpectedSessions.of(sources.archive()));
        assertThat(read.starts()).hasSizeGreaterThan(1990).allSatisfy((id, start) -> assertThat(
                        start.get("ts").textValue())
                .isBetween("2026-11-17T12:00:01", "2026-11-20T12:00:01"));
        assertThat(read.counted().completedByPlayer()).hasSizeGreaterThan(80);
    }

    @Test
    void anUnknownArchiveIs404() throws Exception {
        assertThat(get(SessionArchiveEndpoint.PATH + ".old").statusCode()).isEqualTo(404);
        assertThat(get("/archives/other.jsonl.gz").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        URI address = sources.address().resolve(path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
