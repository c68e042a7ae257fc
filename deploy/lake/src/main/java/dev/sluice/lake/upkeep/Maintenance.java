package dev.sluice.lake.upkeep;

import dev.sluice.lake.flow.MaintenanceTask;
import dev.sluice.lake.flow.RowCounts;
import dev.sluice.lake.silver.SilverStage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Maintenance between batches: erasure as soon as a tombstone arrives, upkeep at its interval. */
public final class Maintenance implements MaintenanceTask {

    private final Erasure erasure;
    private final Upkeep upkeep;
    private final Optional<Duration> every;
    private final RowCounts rowCounts;
    private final Clock clock;
    private Instant last;
    private long erasedBefore;
    private boolean isPending;

    /**
     * Starts the interval of upkeep.
     *
     * @param every interval of upkeep; empty for never
     * @param rowCounts counts the persons erased from silver
     */
    public Maintenance(Erasure erasure, Upkeep upkeep, Optional<Duration> every, RowCounts rowCounts, Clock clock) {
        this.erasure = erasure;
        this.upkeep = upkeep;
        this.every = every;
        this.rowCounts = rowCounts;
        this.clock = clock;
        this.last = clock.instant();
        // An earlier run may have been killed before the erasure.
        this.isPending = erasure.isPending();
    }

    @Override
    public boolean isDue() {
        long erased = rowCounts.rows().getOrDefault(SilverStage.ERASED.name(), 0L);
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
