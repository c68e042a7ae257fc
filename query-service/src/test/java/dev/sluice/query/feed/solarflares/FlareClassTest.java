package dev.sluice.query.feed.solarflares;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes are parsed case-insensitively and compared by their flux. */
class FlareClassTest {

    @Test
    void theyAreOrderedByStrengthNotByLetters() {
        List<String> weakestFirst = List.of("a", "B1.0", "b9.9", "C", "c5.5", "M1.0", "M9.9", "X", "X9.3", "X28");

        List<String> sorted = Stream.of("X28", "X9.3", "M9.9", "X", "M1.0", "c5.5", "C", "b9.9", "B1.0", "a")
                .sorted((one, other) -> FlareClass.parse(one).compareTo(FlareClass.parse(other)))
                .toList();

        assertThat(sorted).isEqualTo(weakestFirst);
    }

    @Test
    void tenOfALetterIsOneOfTheNext() {
        assertThat(FlareClass.parse("M10")).isEqualByComparingTo(FlareClass.parse("x1.0"));
        assertThat(FlareClass.parse("M")).isEqualByComparingTo(FlareClass.parse("M1.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "D1", "M-1", "M1.", "MX", "1M", "M1,0", "X1000", "M1.0 "})
    void whatIsNoClassIsNotTaken(String text) {
        assertThat(FlareClass.FORM.matcher(text).matches()).isFalse();
    }
}
