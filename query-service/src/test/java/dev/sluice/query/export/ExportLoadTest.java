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
 * Exports a long list completely and reports its throughput and heap use. A few thousand rows unless {@code
 * -Dexport.rows} is larger.
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

    private record ReceivedExport(long lines, long bytes, long peak) {}

    @Test
    void everyRowIsExported() throws Exception {
        String country = "Country" + UUID.randomUUID();
        users.fill(ROWS, country);

        long csv = measured("/v1/users", "text/csv");
        long ndjson = measured("/v1/users", "application/x-ndjson");

        assertThat(csv).isGreaterThan(ROWS);
        assertThat(ndjson).isBetween((long) ROWS, csv);
    }

    @Test
    void anAbortedExportReleasesItsPermit() throws Exception {
        users.fill(Math.min(ROWS, 5000), "Country" + UUID.randomUUID());

        try (InputStream answer = open("/v1/users", "text/csv")) {
            assertThat(answer.readNBytes(1_000_000)).hasSize(1_000_000);
        }

        exported.awaitIdle(Duration.ofSeconds(5));
    }

    private long measured(String list, String accept) throws Exception {
        System.gc();
        long live = memory.getHeapMemoryUsage().getUsed();
        long begin = System.nanoTime();
        ReceivedExport received;
        try (InputStream answer = open(list, accept)) {
            received = drain(answer);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "export %s: %d lines, %.1f MB, %.1f s, %.0f rows/s; heap before %d MB, peak %d MB, after %d MB%n",
                accept,
                received.lines(),
                received.bytes() / 1e6,
                seconds,
                received.lines() / seconds,
                live >> 20,
                received.peak() >> 20,
                memory.getHeapMemoryUsage().getUsed() >> 20);
        assertThat(exported.running()).isZero();
        return received.lines();
    }

    private InputStream open(String list, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(list))
                .header("Accept", accept)
                .build();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private ReceivedExport drain(InputStream answer) throws IOException {
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
        return new ReceivedExport(lines, bytes, peak);
    }
}
