package dev.sluice.scraper.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scraper.watch.WatchIndex.DueSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The age of the oldest slot, whether it is expected or being fired. */
class WatchIndexTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final WatchIndex index = new WatchIndex();

    @Test
    void aSlotInTheFutureIsNotBehind() {
        index.expect(due("a", NOON.plusSeconds(60)));

        assertThat(index.behind(NOON)).isZero();
    }

    @Test
    void anOverdueSlotIsBehindExpectedOrBeingFired() {
        index.expect(new DueSlot(
                NOON.plusSeconds(5), NOON.minusSeconds(90), due("a", NOON).watch()));
        DueSlot taken = due("b", NOON.minusSeconds(120));
        index.firing(taken);
        assertThat(index.behind(NOON)).isEqualTo(Duration.ofMinutes(2));

        index.fired(taken);

        assertThat(index.behind(NOON)).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aDeletedWatchIsNotBehind() {
        index.expect(due("a", NOON.minusSeconds(90)));

        index.remove("a");

        assertThat(index.behind(NOON)).isZero();
    }

    private DueSlot due(String id, Instant slot) {
        Watch watch = new Watch(
                id,
                "products",
                "http://x.example/",
                null,
                null,
                "1h",
                null,
                null,
                List.of(),
                null,
                null,
                null,
                NOON,
                NOON);
        index.put(watch);
        return new DueSlot(slot, slot, watch);
    }
}
