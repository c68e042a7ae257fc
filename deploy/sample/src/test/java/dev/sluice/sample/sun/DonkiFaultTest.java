package dev.sluice.sample.sun;

import static dev.sluice.sample.sun.DonkiClient.get;
import static dev.sluice.sample.sun.DonkiClient.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.sluice.sample.SampleClient;
import dev.sluice.sample.SampleSources;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Failures of the sample DONKI over HTTP: faults, rate limit and invalid requests. */
class DonkiFaultTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:01Z");
    private static final String QUERY = "startDate=2024-10-01&endDate=2024-10-20";

    @Test
    void everyFaultOccursAndEndsWithinSeconds() throws IOException {
        var page = get(when(DonkiFault.UNAVAILABLE, "FLR", NOW), "FLR", QUERY);
        var maintenance = get(when(DonkiFault.PAGE, "FLR", NOW), "FLR", QUERY);
        var empty = get(when(DonkiFault.EMPTY, "FLR", NOW), "FLR", QUERY);
        var cut = get(when(DonkiFault.CUT_TEXT, "notifications", NOW), "notifications", QUERY);

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).startsWith("<!DOCTYPE html>");
        assertThat(maintenance.statusCode()).isEqualTo(200);
        assertThat(maintenance.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
        assertThat(cut.statusCode()).isEqualTo(200);
        assertThat(cut.body()).startsWith("[{").doesNotEndWith("}]");
        assertThatIOException().isThrownBy(() -> get(when(DonkiFault.CUT_CONNECTION, "FLR", NOW), "FLR", QUERY));
        assertThat(when(DonkiFault.FAIR, "FLR", when(DonkiFault.PAGE, "FLR", NOW)))
                .isBefore(when(DonkiFault.PAGE, "FLR", NOW).plusSeconds(30));
    }

    @Test
    void theRateLimitIsReportedAndEnforced() throws IOException {
        Instant fair = when(DonkiFault.FAIR, "FLR", NOW);
        try (SampleSources sources = SampleSources.start(0, DonkiClient.SEED, Clock.fixed(fair, ZoneOffset.UTC))) {
            SampleClient client = new SampleClient(sources.address());
            String path = "/DONKI/FLR?api_key=DEMO_KEY&startDate=2026-11-20";

            var first = client.get(path);
            for (int request = 2; request <= DonkiApi.MAX_REQUESTS_PER_HOUR; request++) {
                client.get(path);
            }
            var tooMany = client.get(path);

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.headers().firstValue("X-RateLimit-Limit")).contains("1000");
            assertThat(first.headers().firstValue("X-RateLimit-Remaining")).contains("999");
            assertThat(tooMany.statusCode()).isEqualTo(429);
            assertThat(tooMany.headers().firstValue("X-RateLimit-Remaining")).contains("0");
            assertThat(tooMany.headers().firstValueAsLong("Retry-After")).hasValue(HourlyLimit.secondsUntilReset(fair));
        }
    }

    @Test
    void theRateLimitIsResetEveryHour() {
        HourlyLimit limit = new HourlyLimit(2);

        assertThat(List.of(limit.take(NOW), limit.take(NOW), limit.take(NOW))).containsExactly(1, 0, -1);
        assertThat(limit.take(NOW.plusSeconds(3600))).isEqualTo(1);
    }

    @Test
    void anInvalidRequestIsAnsweredWithItsReason() throws IOException {
        Instant flares = when(DonkiFault.FAIR, "FLR", NOW);
        Instant notifications = when(DonkiFault.FAIR, "notifications", NOW);

        assertThat(get(flares, "FLR", "startDate=2026-02-30").statusCode()).isEqualTo(400);
        assertThat(get(flares, "FLR", "endDate=yesterday").body()).contains("endDate must be a day");
        assertThat(get(flares, "FLR", "startDate=999999999-01-01").statusCode()).isEqualTo(400);
        assertThat(get(flares, "FLR", "api_key=").statusCode()).isEqualTo(403);
        assertThat(get(notifications, "notifications", "type=XYZ").statusCode()).isEqualTo(400);
        assertThat(get(notifications, "notifications", "startDate=2024-01-01&endDate=2024-01-31")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(notifications, "notifications", "startDate=2024-01-01&endDate=2024-02-01")
                        .statusCode())
                .isEqualTo(400);
        assertThat(get(when(DonkiFault.FAIR, "CMX", NOW), "CMX", "").statusCode())
                .isEqualTo(404);
    }
}
