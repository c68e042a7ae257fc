package dev.sluice.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A misspelt, missing or unsafe value fails the installation before anything reaches the cluster. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image.tag=latest|/image/tag",
                "image.tga=1.0|tga",
                "image.registry=|/image/registry",
                "image.registry=ghcr.io/example/|/image/registry",
                "kafka.provider=redpanda|/kafka/provider",
                "kafka.bootstrapServers=kafka|/kafka/bootstrapServers",
                "redis.hosts=redis://:secret@redis:6379|/redis/hosts",
                "browser.image=selenium/standalone-chromium:latest|/browser/image",
                "services.query.port=80|/services/query/port",
                "services.query.env.QUARKUS_REDIS_PASSWORD=x|QUARKUS_REDIS_PASSWORD",
                "services.quiery.port=8080|quiery",
                "services.query.resources.limits.memory=|/services/query/resources/limits/memory",
                "services.query.paths.prefix[0]=/q/metrics|/services/query/paths/prefix",
                "services.query.paths.prefix[0]=/q|/services/query/paths/prefix",
                "services.query.paths.prefix[0]=/|/services/query/paths/prefix",
                "replication=2|/replication",
                "autoscaling=both|/autoscaling",
                "auth.serverUrl=login.example.org|/auth/serverUrl",
            })
    void anInvalidValueIsRejectedByName(String setting, String name) {
        assertThatThrownBy(() -> Variant.command("values.yaml", setting).call())
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(name);
    }

    @Test
    void rulesAreReadFromTheirFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), """
                groups:
                  - name: lag
                    rules: [{alert: Behind, expr: "up == 0", for: 5m, annotations: {summary: "{{ $labels.pod }} is away"}}]
                """);

        String text = Variant.command("values.yaml")
                .setFile("monitoring.rules.lag", file)
                .call();

        assertThat(Manifest.parse(text))
                .filteredOn(it -> it.isA("PrometheusRule"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(OperatorFields.faults(rule)).isEmpty();
                    assertThat(rule.root().toString()).contains("{{ $labels.pod }} is away");
                });
    }

    @Test
    void chartFilesAreShortAndTheVersionMatches() throws IOException {
        try (Stream<Path> files = Files.walk(Variant.CHART.resolve("templates"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(100);
            }
        }
        String version = KnownSettings.text(Variant.ROOT.resolve("pom.xml"))
                .lines()
                .filter(line -> line.contains("<version>"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\s*</?version>|-SNAPSHOT", "");
        assertThat(KnownSettings.lines(Variant.CHART.resolve("Chart.yaml"))).contains("appVersion: " + version);
    }
}
