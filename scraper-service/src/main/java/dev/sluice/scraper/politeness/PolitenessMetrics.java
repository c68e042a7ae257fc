package dev.sluice.scraper.politeness;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/** Metrics of this replica's requests. No tag names a host: a watch list has thousands. */
@Singleton
final class PolitenessMetrics {

    private static final String ROBOTS = "robots";
    private static final String RESTING = "resting";
    private static final String TOO_MANY = "429";

    private final MeterRegistry registry;
    private final Timer waits;
    private final Counter rests;

    PolitenessMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.waits = registry.timer("sluice.fetch.waits");
        this.rests = registry.counter("sluice.fetch.rests");
        // Registered at startup, so that a rate includes the first refusal.
        Stream.of(ROBOTS, RESTING, TOO_MANY).forEach(this::refusals);
    }

    /** Records the time that a request waited for its host, delays included. */
    void waited(Duration time) {
        waits.record(time);
    }

    void responded(int status, Duration took) {
        if (status == 429) {
            refusals(TOO_MANY).increment();
        }
        fetches(status / 100 + "xx").record(took);
    }

    void failed(FetchFailed failure, Duration took) {
        fetches(failure.reason().tag()).record(took);
    }

    /** Counts a pause that a host asked for, unless it is zero. */
    void pauseRequested(Duration pause) {
        if (!pause.isZero()) {
            rests.increment();
        }
    }

    /** Counts a request that was not sent because of robots.txt or a pause of the host. */
    void notSent(Reason why) {
        refusals(why == Reason.ROBOTS ? ROBOTS : RESTING).increment();
    }

    private Timer fetches(String outcome) {
        return registry.timer("sluice.fetches", "outcome", outcome);
    }

    private Counter refusals(String why) {
        return registry.counter("sluice.fetch.refusals", "why", why);
    }
}
