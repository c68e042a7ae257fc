package dev.sluice.scraper.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rate over the last minute from counts that only grow. */
class RatesTest {

    private static final long SECOND = 1_000_000_000L;

    private final Rates rates = new Rates();

    @Test
    void withoutASampleThereIsNoRate() {
        assertThat(rates.perSecond("users", SECOND, 7)).isZero();
    }

    @Test
    void whatWasCountedMoreThanAMinuteAgoDoesNotMatter() {
        for (int second = 0; second <= 120; second += 5) {
            rates.sample(second * SECOND, Map.of("users", second < 60 ? second * 100.0 : 6000.0 + (second - 60)));
        }

        assertThat(rates.perSecond("users", 120 * SECOND, 6060)).isEqualTo(1.0);
    }

    @Test
    void aFeedThatIsNewBeganAtNothing() {
        rates.sample(0, Map.of());

        assertThat(rates.perSecond("products", 10 * SECOND, 25)).isEqualTo(2.5);
    }
}
