package dev.sluice.local.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.local.platform.SessionCounts;
import dev.sluice.local.platform.SharedPlatform;
import dev.sluice.local.platform.SourceRuns;
import dev.sluice.sample.sessions.ExpectedSessions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An archive of player sessions in random order, some incomplete, some twice, against an independent count. */
class SessionsIT {

    private final SharedPlatform platform = SharedPlatform.get();

    @Test
    void countsAreThoseOfAnIndependentCount() {
        ExpectedSessions truth = ExpectedSessions.of(platform.sessions());
        SessionCounts counts = new SessionCounts(platform::query);
        SourceRuns.start(platform.scraper("/v1/sources/player-sessions/run"));
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(counts.startsByCountry()).isEqualTo(truth.startsByCountry()));
        counts.assertCompleted(truth);
    }
}
