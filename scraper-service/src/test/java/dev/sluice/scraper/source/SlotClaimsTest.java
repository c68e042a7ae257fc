package dev.sluice.scraper.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Slots on a real Redis: each has one claimer, none is lost, and some are skipped while nothing changes. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class SlotClaimsTest {

    private static final Duration LEASE = Duration.ofMillis(300);
    private static final Duration STEP = Duration.ofHours(1);
    private static final Instant SLOT = Instant.parse("2026-11-20T12:00:00Z");

    private final String name = UUID.randomUUID().toString();
    private final SlotClaims slots;

    @Inject
    SlotClaimsTest(SlotClaims slots) {
        this.slots = slots;
    }

    @Test
    void aSlotIsClaimedOnceAndCompletedForGood() {
        assertThat(claim(SLOT).granted()).isTrue();
        assertThat(claim(SLOT).millis()).isBetween(1L, LEASE.toMillis());

        slots.complete(name, SLOT).await().indefinitely();

        assertThat(claim(SLOT).completed()).isTrue();
        assertThat(claim(SLOT.minus(STEP)).completed()).isTrue();
        assertThat(claim(SLOT.plus(STEP)).granted()).isTrue();
    }

    @Test
    void anExpiredClaimIsClaimedAgain() {
        assertThat(claim(SLOT).granted()).isTrue();

        await().atMost(Duration.ofSeconds(5)).until(() -> claim(SLOT).granted());
    }

    @Test
    void slotsAreSkippedUntilTheContentChanges() {
        slots.complete(name, SLOT).await().indefinitely();

        assertThat(observe("a")).isEqualTo(1);
        assertThat(observe("a")).isEqualTo(1);
        assertThat(observe("a")).isEqualTo(2);
        assertThat(claim(SLOT.plus(STEP)).completed()).isTrue();
        assertThat(claim(SLOT.plus(STEP).plus(STEP)).granted()).isTrue();
        assertThat(observe("")).isEqualTo(2);
        assertThat(observe("a")).isEqualTo(4);
        assertThat(observe("a")).isEqualTo(4);
        assertThat(observe("b")).isEqualTo(1);
    }

    private SlotClaims.Claim claim(Instant slot) {
        return slots.claim(name, slot, LEASE, STEP).await().indefinitely();
    }

    private int observe(String fingerprint) {
        return slots.observe(name, fingerprint, 4).await().indefinitely();
    }
}
