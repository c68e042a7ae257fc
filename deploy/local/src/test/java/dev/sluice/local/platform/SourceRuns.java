package dev.sluice.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Runs of sources that a test requests by REST. */
public final class SourceRuns {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int CONFLICT = 409;

    private SourceRuns() {}

    /** Starts a run, once the one in progress has ended. */
    public static void start(String address) {
        start(address, "");
    }

    /** Starts a run with a body, such as a backfill, once the one in progress has ended. */
    public static void start(String address, String body) {
        ApiClient.ApiResponse response = await(address)
                .atMost(TIMEOUT)
                .until(() -> ApiClient.post(address, body), answer -> answer.status() != CONFLICT);
        assertThat(response.status()).as("%s", response).isEqualTo(202);
    }
}
