package dev.sluice.scraper.scrape;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Runs workers, with leases short enough for a test to wait for them. */
public final class WorkerProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sluice.scrapes.workers", "4",
                "sluice.scrapes.attempts", "2",
                "sluice.fetch.attempts", "1",
                "sluice.hosts.lease", "1500ms",
                "sluice.fetch.timeout", "1s",
                "sluice.fetch.patience", "200ms");
    }
}
