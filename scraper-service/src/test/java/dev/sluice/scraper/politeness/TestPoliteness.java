package dev.sluice.scraper.politeness;

import dev.sluice.scraper.fetch.CrawlPermission;
import dev.sluice.scraper.fetch.FetchSettings;
import dev.sluice.scraper.fetch.HostThrottle;
import dev.sluice.scraper.fetch.RobotsClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** Assembles the parts of politeness as the service does. */
public final class TestPoliteness {

    private final FetchSettings settings;
    private final HostDelay delays;
    private final PolitenessMetrics metrics = new PolitenessMetrics(new SimpleMeterRegistry());

    /** Uses the test's settings. */
    public TestPoliteness(FetchSettings settings) {
        this.settings = settings;
        this.delays = new HostDelay(settings);
    }

    /** A throttle in front of the given lock of all replicas. */
    public HostThrottle throttle(SharedHostLock lock) {
        return new PoliteHostThrottle(settings, new LocalHostLock(lock, delays, metrics), delays, metrics);
    }

    /** Permissions by robots.txt. */
    public CrawlPermission robots(RobotsClient client) {
        return robots(client, Clock.systemUTC());
    }

    Robots robots(RobotsClient client, Clock clock) {
        return new Robots(settings, client, delays, metrics, clock);
    }

    HostDelay delays() {
        return delays;
    }
}
