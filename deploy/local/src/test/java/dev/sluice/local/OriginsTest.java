package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the services are told of each other, so that the console can ask all three. */
class OriginsTest {

    private final Origins origins = new Origins(
            new Service("query-service", 8080, 8080),
            new Service("ingest-service", 18081, 8081),
            new Service("scraper-service", 18082, 8082));

    @Test
    void theConsoleIsTheOnlyOriginThatIsAllowed() {
        assertThat(origins.allowed())
                .containsEntry("quarkus.http.cors.origins", "http://127.0.0.1:8080,http://localhost:8080")
                .containsEntry("quarkus.http.cors.methods", "GET,POST,DELETE");
    }

    @Test
    void theConsoleLearnsTheAddressesThatTheServicesReallyHave() {
        assertThat(origins.addresses())
                .containsEntry("sluice.platform.ingest", "http://127.0.0.1:18081")
                .containsEntry("sluice.platform.scraper", "http://127.0.0.1:18082");
    }

    @Test
    void whatAServiceIsToldAnywayIsKept() {
        assertThat(origins.allowed(Map.of("sluice.users.every", "5m")))
                .containsEntry("sluice.users.every", "5m")
                .containsAllEntriesOf(origins.allowed());
    }
}
