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

/** Slots on a real Redis: one claimer each, never lost, fewer where nothing changes. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class SlotsTest {

    private static final Duration LEASE = Duration.ofMillis(300);
    private static final Duration STEP = Duration.ofHours(1);
    private static final Instant SLOT = Instant.parse("2026-11-20T12:00:00Z");

    private final String name = UUID.randomUUID().toString();
    private final SlotClaims slots;

    @Inject
    SlotsTest(SlotClaims slots) {
        this.slots = slots;
    }

    @Test
    void aSlotIsClaimedOnceAndDoneForGood() {
        assertThat(claim(SLOT).mine()).isTrue();
        assertThat(claim(SLOT).millis()).isBetween(1L, LEASE.toMillis());

        slots.done(name, SLOT).await().indefinitely();

        assertThat(claim(SLOT).done()).isTrue();
        assertThat(claim(SLOT.minus(STEP)).done()).isTrue();
        assertThat(claim(SLOT.plus(STEP)).mine()).isTrue();
    }

    @Test
    void aSlotOfOneThatDiedIsClaimedAgain() {
        assertThat(claim(SLOT).mine()).isTrue();

        await().atMost(Duration.ofSeconds(5)).until(() -> claim(SLOT).mine());
    }

    @Test
    void whatDoesNotChangeIsVisitedLessUntilItDoes() {
        slots.done(name, SLOT).await().indefinitely();

        assertThat(seen("a")).isEqualTo(1);
        assertThat(seen("a")).isEqualTo(1);
        assertThat(seen("a")).isEqualTo(2);
        assertThat(claim(SLOT.plus(STEP)).done()).isTrue();
        assertThat(claim(SLOT.plus(STEP).plus(STEP)).mine()).isTrue();
        assertThat(seen("")).isEqualTo(2);
        assertThat(seen("a")).isEqualTo(4);
        assertThat(seen("a")).isEqualTo(4);
        assertThat(seen("b")).isEqualTo(1);
    }

    private SlotClaims.Claim claim(Instant slot) {
        return slots.claim(name, slot, LEASE, STEP).await().indefinitely();
    }

    private int seen(String print) {
        return slots.seen(name, print, 4).await().indefinitely();
    }
}
