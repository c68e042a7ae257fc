package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Addresses and allowed origins, so that the console can call all three services. */
class CorsOriginsTest {

    private final CorsOrigins origins = new CorsOrigins(
            new ServiceEndpoint("query-service", 8080, 8080),
            new ServiceEndpoint("ingest-service", 18081, 8081),
            new ServiceEndpoint("scraper-service", 18082, 8082));

    @Test
    void theConsoleIsTheOnlyOriginThatIsAllowed() {
        assertThat(origins.allowed(Map.of()))
                .containsEntry("quarkus.http.cors.origins", "http://127.0.0.1:8080,http://localhost:8080")
                .containsEntry("quarkus.http.cors.methods", "GET,POST,DELETE");
    }

    @Test
    void theConsoleLearnsTheActualAddresses() {
        assertThat(origins.addresses())
                .containsEntry("sluice.platform.ingest", "http://127.0.0.1:18081")
                .containsEntry("sluice.platform.scraper", "http://127.0.0.1:18082");
    }

    @Test
    void otherSettingsAreKept() {
        assertThat(origins.allowed(Map.of("sluice.users.every", "5m")))
                .containsEntry("sluice.users.every", "5m")
                .containsAllEntriesOf(origins.allowed(Map.of()));
    }
}
