package dev.sluice.sample.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The permutation is complete at any length and depends on the seed. */
class ShuffleTest {

    @Test
    void everyNumberOccursExactlyOnce() {
        for (long length : List.of(1L, 2L, 3L, 7L, 64L, 1000L, 65_537L)) {
            assertThat(order(7, length).stream().sorted().toList())
                    .isEqualTo(LongStream.range(0, length).boxed().toList());
        }
    }

    @Test
    void theSeedDecidesTheOrder() {
        assertThat(order(7, 1000)).isEqualTo(order(7, 1000)).isNotEqualTo(order(8, 1000));
    }

    @Test
    void neighboursAreFarApart() {
        List<Long> order = order(7, 10_000);

        double distance = LongStream.range(1, 10_000)
                .map(at -> Math.abs(order.get((int) at) - order.get((int) at - 1)))
                .average()
                .orElseThrow();
        // A third of the length, as in any good shuffle.
        assertThat(distance).isBetween(3200.0, 3470.0);
    }

    private static List<Long> order(long seed, long length) {
        Shuffle shuffle = new Shuffle(seed, length);
        return LongStream.range(0, length).map(shuffle::at).boxed().toList();
    }
}
