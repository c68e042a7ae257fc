package dev.sluice.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A long list to the end: that no row is missing, how fast it comes, and what it takes of the heap. A few thousand rows
 * unless {@code -Dexport.rows} asks for more.
 */
@Tag("campaign")
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class ExportLoadTest {

    private static final int ROWS = Integer.getInteger("export.rows", 5000);

    private final HttpClient client = HttpClient.newHttpClient();
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();

    @Inject
    UserFixtures users;

    @Inject
    ExportCounters exported;

    @TestHTTPResource
    URI service;

    private record Taken(long lines, long bytes, long peak) {}

    @Test
    void everyRowComesHoweverManyThereAre() throws Exception {
        String land = "Land" + UUID.randomUUID();
        users.fill(ROWS, land);

        long csv = measured("/v1/users", "text/csv");
        long ndjson = measured("/v1/users", "application/x-ndjson");

        assertThat(csv).isGreaterThan(ROWS);
        assertThat(ndjson).isBetween((long) ROWS, csv);
    }

    @Test
    void brokenOffAfterSomeMegabytesNothingIsLeftBehind() throws Exception {
        users.fill(Math.min(ROWS, 5000), "Land" + UUID.randomUUID());

        try (InputStream answer = open("/v1/users", "text/csv")) {
            assertThat(answer.readNBytes(1_000_000)).hasSize(1_000_000);
        }

        exported.awaitSilence(Duration.ofSeconds(5));
    }

    private long measured(String list, String accept) throws Exception {
        System.gc();
        long live = memory.getHeapMemoryUsage().getUsed();
        long begin = System.nanoTime();
        Taken taken;
        try (InputStream answer = open(list, accept)) {
            taken = drain(answer);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "export %s: %d lines, %.1f MB, %.1f s, %.0f rows/s; heap before %d MB, peak %d MB, after %d MB%n",
                accept,
                taken.lines(),
                taken.bytes() / 1e6,
                seconds,
                taken.lines() / seconds,
                live >> 20,
                taken.peak() >> 20,
                memory.getHeapMemoryUsage().getUsed() >> 20);
        assertThat(exported.running()).isZero();
        return taken.lines();
    }

    private InputStream open(String list, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(list))
                .header("Accept", accept)
                .build();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private Taken drain(InputStream answer) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long lines = 0;
        long bytes = 0;
        long peak = 0;
        for (int read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
            bytes += read;
            for (int i = 0; i < read; i++) {
                lines += buffer[i] == '\n' ? 1 : 0;
            }
            peak = Math.max(peak, memory.getHeapMemoryUsage().getUsed());
        }
        return new Taken(lines, bytes, peak);
    }
}
