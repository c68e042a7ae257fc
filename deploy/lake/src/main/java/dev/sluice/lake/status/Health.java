package dev.sluice.lake.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which stages run and which have failed since when. */
public final class Health {

    /** Kafka may be away for a while; what fails for longer does not mend itself. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Clock clock;
    private final Set<String> expected;
    private final Set<String> begun = new HashSet<>();
    private final Map<String, Instant> failing = new TreeMap<>();

    /**
     * Knows nothing yet.
     *
     * @param stages that are to run
     */
    public Health(Clock clock, Collection<String> stages) {
        this.clock = clock;
        this.expected = Set.copyOf(stages);
    }

    synchronized void begins(String stage) {
        begun.add(stage);
    }

    /** Only what it does tells that a stage is well again: one that fails at once begins again and again. */
    synchronized void works(String stage) {
        failing.remove(stage);
    }

    synchronized void fails(String stage) {
        failing.putIfAbsent(stage, clock.instant());
    }

    /** Whether every stage has begun. */
    synchronized boolean isReady() {
        return begun.containsAll(expected);
    }

    /** Whether no stage has failed for longer than Kafka may be away. */
    synchronized boolean isLive() {
        Instant limit = clock.instant().minus(PATIENCE);
        return failing.values().stream().noneMatch(since -> since.isBefore(limit));
    }
}
