package dev.sluice.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each public path is routed to its service; operational paths are not routed. */
class RoutesTest {

    private final Routes routes = Routes.of(Variant.PROD.manifests().stream()
            .filter(manifest -> manifest.isA("Ingress"))
            .findFirst()
            .orElseThrow());

    @ParameterizedTest
    @ValueSource(strings = {"query", "ingest", "scraper"})
    void everyPathOfAServiceIsRoutedToIt(String service) {
        Path module = Variant.ROOT.resolve(service + "-service");

        assertThat(Routes.ofResources(module))
                .hasSizeGreaterThan(3)
                .allSatisfy(path -> assertThat(routes.service(path)).as(path).contains("sluice-" + service));
    }

    @Test
    void everyConsoleFileIsRoutedToQueryService() throws IOException {
        Path folder = Variant.ROOT.resolve("query-service/src/main/resources/META-INF/resources");

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(file -> "/" + folder.relativize(file)))
                    .isNotEmpty()
                    .allSatisfy(
                            path -> assertThat(routes.service(path)).as(path).contains("sluice-query"));
        }
        assertThat(routes.service("/")).contains("sluice-query");
        assertThat(routes.service("/_static/echarts/6.0.0/dist/echarts.esm.min.js"))
                .contains("sluice-query");
        assertThat(routes.service("/q/swagger-ui/")).contains("sluice-query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/q", "/q/dev", "/q/info", "/v2/users"})
    void operationalPathsAreNotRouted(String path) {
        assertThat(routes.service(path)).isEmpty();
    }
}
