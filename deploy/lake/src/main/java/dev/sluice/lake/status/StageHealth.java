package dev.sluice.lake.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Health of the stages: which have started, and since when they fail. */
public final class StageHealth {

    /** Tolerates a short outage of Kafka; a longer failure does not resolve itself. */
    static final Duration FAILURE_TOLERANCE = Duration.ofMinutes(5);

    private final Clock clock;
    private final Set<String> expected;
    private final Set<String> begun = new HashSet<>();
    private final Map<String, Instant> failing = new TreeMap<>();

    /**
     * Creates the initial state.
     *
     * @param stages expected to run
     */
    public StageHealth(Clock clock, Collection<String> stages) {
        this.clock = clock;
        this.expected = Set.copyOf(stages);
    }

    synchronized void begins(String stage) {
        begun.add(stage);
    }

    /** Only progress marks a stage as recovered, since a stage that fails at once is restarted repeatedly. */
    synchronized void works(String stage) {
        failing.remove(stage);
    }

    synchronized void fails(String stage) {
        failing.putIfAbsent(stage, clock.instant());
    }

    synchronized boolean isReady() {
        return begun.containsAll(expected);
    }

    synchronized boolean isLive() {
        Instant limit = clock.instant().minus(FAILURE_TOLERANCE);
        return failing.values().stream().noneMatch(since -> since.isBefore(limit));
    }
}
