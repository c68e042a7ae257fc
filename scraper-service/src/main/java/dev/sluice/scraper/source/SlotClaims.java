package dev.sluice.scraper.source;

import dev.sluice.scraper.queue.LuaScripts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * Moments at which something is due, each for one replica. Whoever claims one has it for a short while; only once it is
 * done do the others let go of it, so that one that dies in between costs time, not the slot.
 */
@Singleton
public final class SlotClaims {

    private static final String BASE = "{sluice:slots}";

    private final LuaScripts scripts;

    SlotClaims(LuaScripts scripts) {
        this.scripts = scripts;
    }

    /**
     * Claims a slot.
     *
     * @param name of the thing that is due
     * @param slot when
     * @param lease how long it is the claimer's
     * @param step between two slots, where some may be left out; zero where none is
     * @return whose it is; fails when Redis is away
     */
    public Uni<Claim> claim(String name, Instant slot, Duration lease, Duration step) {
        return scripts.run("claim", BASE, name, slot.toEpochMilli(), lease.toMillis(), step.toMillis())
                .map(answer -> new Claim(answer.toLong()));
    }

    /** Keeps a claimed slot for one more lease. */
    public Uni<Void> prolong(String name, Instant slot, Duration lease) {
        return scripts.run("prolong", BASE, name, slot.toEpochMilli(), lease.toMillis())
                .replaceWithVoid();
    }

    /** Says that nobody need claim this slot or an earlier one any more. */
    public Uni<Void> done(String name, Instant slot) {
        return scripts.run("done", BASE, name, slot.toEpochMilli()).replaceWithVoid();
    }

    /**
     * Notes what was found, so that slots can be left out while nothing changes.
     *
     * @param name of the thing
     * @param fingerprint of what was found; empty if it is known to be as before
     * @param slowest the most slots of which one is used
     * @return of how many slots one is used from now on
     */
    public Uni<Integer> seen(String name, String fingerprint, int slowest) {
        return scripts.run("seen", BASE, name, fingerprint, slowest).map(answer -> answer.toInteger());
    }

    /**
     * Whose a slot is.
     *
     * @param millis 0: the claimer's; above: another's for so long; below: nobody's any more
     */
    public record Claim(long millis) {

        /** The claimer's. */
        public boolean mine() {
            return millis == 0;
        }

        /** Done, or left out. */
        public boolean done() {
            return millis < 0;
        }
    }
}
