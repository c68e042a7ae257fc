package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/** What an operator sees of this replica's politeness. No host is named: a watch list has thousands. */
@Singleton
final class Manners {

    private static final String ROBOTS = "robots";
    private static final String RESTING = "resting";
    private static final String TOO_MANY = "429";

    private final MeterRegistry metrics;
    private final Timer waits;
    private final Counter rests;

    Manners(MeterRegistry metrics) {
        this.metrics = metrics;
        this.waits = metrics.timer("sluice.fetch.waits");
        this.rests = metrics.counter("sluice.fetch.rests");
        // There from the beginning, so that a rate sees the first one too.
        Stream.of(ROBOTS, RESTING, TOO_MANY).forEach(this::refusals);
    }

    /** So long a request stood in its host's line, pauses included, before it was made. */
    void waited(Duration time) {
        waits.record(time);
    }

    /** A host answered, after this time. */
    void answered(int status, Duration took) {
        if (status == 429) {
            refusals(TOO_MANY).increment();
        }
        fetches(status / 100 + "xx").record(took);
    }

    /** A host gave no answer, after this time. */
    void failed(FetchFailed failure, Duration took) {
        fetches(failure.reason().tag()).record(took);
    }

    /** A host said for how long it wants to be left alone. */
    void rest(Duration wanted) {
        if (!wanted.isZero()) {
            rests.increment();
        }
    }

    /** A request was not made: the host does not want it. */
    void notMade(Reason why) {
        refusals(why == Reason.ROBOTS ? ROBOTS : RESTING).increment();
    }

    private Timer fetches(String outcome) {
        return metrics.timer("sluice.fetches", "outcome", outcome);
    }

    private Counter refusals(String why) {
        return metrics.counter("sluice.fetch.refusals", "why", why);
    }
}
