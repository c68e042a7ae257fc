package dev.sluice.lake.upkeep;

import dev.sluice.lake.flow.Chore;
import dev.sluice.lake.flow.Tally;
import dev.sluice.lake.silver.Silver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a lake that runs does between its batches: erasure as soon as somebody is to be erased, upkeep now and then. */
public final class Housework implements Chore {

    private final Erasure erasure;
    private final Upkeep upkeep;
    private final Optional<Duration> every;
    private final Tally tally;
    private final Clock clock;
    private Instant last;
    private long erasedBefore;
    private boolean isPending;

    /**
     * Begins to wait.
     *
     * @param every how often upkeep is done; empty for never
     * @param tally that knows of persons erased from silver
     */
    public Housework(Erasure erasure, Upkeep upkeep, Optional<Duration> every, Tally tally, Clock clock) {
        this.erasure = erasure;
        this.upkeep = upkeep;
        this.every = every;
        this.tally = tally;
        this.clock = clock;
        this.last = clock.instant();
        // An earlier run may have been killed before it erased.
        this.isPending = erasure.isPending();
    }

    @Override
    public boolean isDue() {
        long erased = tally.rows().getOrDefault(Silver.ERASED.name(), 0L);
        isPending |= erased != erasedBefore;
        erasedBefore = erased;
        return isPending || isTimeForUpkeep();
    }

    @Override
    public void work() {
        erasure.run();
        isPending = false;
        if (isTimeForUpkeep()) {
            upkeep.run();
            last = clock.instant();
        }
    }

    private boolean isTimeForUpkeep() {
        return every.map(last::plus).filter(clock.instant()::isAfter).isPresent();
    }
}
