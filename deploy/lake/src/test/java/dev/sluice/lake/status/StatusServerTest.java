package dev.sluice.lake.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Health and metrics over HTTP. */
class StatusServerTest {

    private final SettableClock clock = new SettableClock();
    private final StageHealth health = new StageHealth(clock, List.of("bronze", "silver"));
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void theLakeIsReadyOnceAllStagesHaveStarted() throws Exception {
        try (StatusServer server = StatusServer.start("127.0.0.1", 0, health, meters)) {
            health.begins("bronze");
            assertThat(get(server, "ready")).isEqualTo("503 {\"status\":\"DOWN\"}");

            health.begins("silver");

            assertThat(get(server, "ready")).isEqualTo("200 {\"status\":\"UP\"}");
        }
    }

    @Test
    void aStageThatFailsForLongIsNotLiveUntilItRecovers() throws Exception {
        try (StatusServer server = StatusServer.start("127.0.0.1", 0, health, meters)) {
            health.fails("silver");
            clock.now = clock.now.plus(StageHealth.FAILURE_TOLERANCE);
            health.begins("silver");
            health.fails("silver");
            assertThat(get(server, "live")).isEqualTo("200 {\"status\":\"UP\"}");

            clock.now = clock.now.plusSeconds(1);
            assertThat(get(server, "live")).isEqualTo("503 {\"status\":\"DOWN\"}");

            health.works("silver");
            assertThat(get(server, "live")).isEqualTo("200 {\"status\":\"UP\"}");
        }
    }

    @Test
    void theLagIsSummedOverAllPartitions() {
        assertThat(StageListener.behind(
                        "{\"users\":{\"0\":3,\"1\":5}}", "{\"users\":{\"0\":10,\"1\":5},\"products\":{\"0\":2}}"))
                .hasValue(9);
    }

    @Test
    void aRepeatedBatchReportsNoLag() {
        assertThat(StageListener.behind("{\"users\":{\"0\":3}}", null)).isEmpty();
    }

    private static String get(StatusServer server, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/q/health/" + path);
        HttpResponse<String> answer = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .build()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    /** A clock that changes only when it is set. */
    private static final class SettableClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
