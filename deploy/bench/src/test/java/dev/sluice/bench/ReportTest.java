package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private final Report report = new Report(
            "ingest",
            Instant.EPOCH,
            "abc",
            Map.of("load", "0.1"),
            List.of(new WorkloadResult(
                    "users",
                    Map.of(),
                    Map.of(
                            "Sluice", List.of(measurement(500), measurement(600)),
                            "bare loop", List.of(measurement(1_000), measurement(1_000)),
                            "bare loop, grouped", List.of(measurement(2_000), measurement(2_000))))));

    @Test
    void ratiosAreThoseWithinARound() {
        assertThat(report.results().get(0).ratio("Sluice", "bare loop")).isEqualTo(new Statistics(0.55, 0.5, 0.6));
        assertThat(report.table()).contains("0.55 (0.50-0.60)", "THE MACHINE WAS BUSY");
    }

    @Test
    void jsonAndPageAreWritten(@TempDir Path folder) throws IOException {
        report.write(folder);

        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("bench/ingest.json").toFile());
        assertThat(json.at("/results/0/rounds/Sluice/1/eventsPerSecond").doubleValue())
                .isEqualTo(600);
        assertThat(Files.readString(folder.resolve("bench/ingest.html"))).contains("<h2>users</h2>", "width:100.0%");
    }

    private static Measurement measurement(double eventsPerSecond) {
        return new Measurement(10, eventsPerSecond, Map.of("Kafka", new ProcessorTime(0.2, 0.1, 0)), 0.7);
    }
}
