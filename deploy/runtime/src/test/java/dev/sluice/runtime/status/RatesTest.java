package dev.sluice.runtime.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final long SECOND = 1_000_000_000L;

    private final Rates rates = new Rates();

    @Test
    void withoutASampleTheRateIsZero() {
        assertThat(rates.perSecond("a", SECOND, 7)).isZero();
    }

    @Test
    void countsOlderThanAMinuteAreIgnored() {
        for (int second = 0; second <= 120; second += 5) {
            rates.sample(second * SECOND, Map.of("a", second < 60 ? second * 100.0 : 6000.0 + (second - 60)));
        }

        assertThat(rates.perSecond("a", 120 * SECOND, 6060)).isEqualTo(1.0);
    }

    @Test
    void aFeedWithoutASampleStartedAtZero() {
        rates.sample(0, Map.of());

        assertThat(rates.perSecond("b", 10 * SECOND, 25)).isEqualTo(2.5);
    }
}
