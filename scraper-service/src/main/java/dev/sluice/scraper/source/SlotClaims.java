package dev.sluice.scraper.source;

import dev.sluice.scraper.queue.LuaScripts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/**
 * Claims schedule slots across replicas in Redis. A claim expires unless the slot is completed, so that another replica
 * takes over from one that died.
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
     * @param name of the schedule
     * @param slot time of the slot
     * @param lease length of the claim
     * @param step between two slots of a schedule that may skip some; zero if it skips none
     * @return the claim; fails when Redis is unavailable
     */
    public Uni<Claim> claim(String name, Instant slot, Duration lease, Duration step) {
        return scripts.run("claim", BASE, name, slot.toEpochMilli(), lease.toMillis(), step.toMillis())
                .map(millis -> new Claim(millis.toLong()));
    }

    /** Extends a claim to its full length from now. */
    public Uni<Void> extend(String name, Instant slot, Duration lease) {
        return scripts.run("extend", BASE, name, slot.toEpochMilli(), lease.toMillis())
                .replaceWithVoid();
    }

    /** Completes a slot and all earlier ones, which no replica claims any more. */
    public Uni<Void> complete(String name, Instant slot) {
        return scripts.run("complete", BASE, name, slot.toEpochMilli()).replaceWithVoid();
    }

    /**
     * Records the content found in a slot, so that slots are skipped while it does not change.
     *
     * @param name of the schedule
     * @param fingerprint of the content; empty if it is known to be unchanged
     * @param maxFactor upper bound of the result
     * @return factor {@code n}: every n-th slot is used from now on
     */
    public Uni<Integer> observe(String name, String fingerprint, int maxFactor) {
        return scripts.run("observe", BASE, name, fingerprint, maxFactor).map(Response::toInteger);
    }

    /**
     * Result of a claim.
     *
     * @param millis 0 if granted; positive: time that another replica's claim lasts; negative: completed or skipped
     */
    public record Claim(long millis) {

        /** A claim that was granted. */
        public static final Claim GRANTED = new Claim(0);

        /** Whether this replica has the slot. */
        public boolean granted() {
            return millis == 0;
        }

        /** Whether the slot is completed or skipped. */
        public boolean completed() {
            return millis < 0;
        }
    }
}
