package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void theMedianIsBetweenTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(Statistics.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Statistics(2, 1, 3));
        assertThat(Statistics.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Statistics(2.5, 1, 4));
    }

    @Test
    void valuesAgreeIfTheLastOfThemDo() {
        assertThat(Statistics.agree(List.of(9.0, 1.0, 1.05, 1.02), 3, 0.1)).isTrue();
        assertThat(Statistics.agree(List.of(1.0, 1.2, 1.0), 3, 0.1)).isFalse();
        assertThat(Statistics.agree(List.of(1.0, 1.0), 3, 0.1)).isFalse();
    }

    @Test
    void textHasTheMedianAndTheRange() {
        assertThat(new Statistics(1.5, 1, 2).text("%.1f")).isEqualTo("1.5 (1.0-2.0)");
    }
}
