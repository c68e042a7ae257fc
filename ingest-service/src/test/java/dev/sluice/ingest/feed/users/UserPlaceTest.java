package dev.sluice.ingest.feed.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserPlaceTest {

    private static final Instant COLLECTED = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0-17",
        "17, 0-17",
        "18, 18-24",
        "24, 18-24",
        "25, 25-34",
        "34, 25-34",
        "35, 35-44",
        "54, 45-54",
        "64, 55-64",
        "65, 65+",
        "150, 65+"
    })
    void anAgeIsInOneBand(int age, String band) {
        assertThat(UserPlace.of("Norway", null, age, COLLECTED)).isEqualTo(new UserPlace("Norway", band));
    }

    @Test
    void theDateOfBirthTakesPrecedenceOverTheAge() {
        assertThat(band("2001-11-20T23:00:00Z", 99)).isEqualTo("25-34");
        assertThat(band("2001-11-21T00:00:00Z", 99)).isEqualTo("18-24");
    }

    @Test
    void missingValuesAreUnknown() {
        assertThat(UserPlace.of(null, null, null, COLLECTED)).isEqualTo(new UserPlace("unknown", "unknown"));
        assertThat(UserPlace.of(" ", null, 20, null)).isEqualTo(new UserPlace("unknown", "18-24"));
    }

    private static String band(String born, Integer age) {
        return UserPlace.of("Norway", Instant.parse(born), age, COLLECTED).band();
    }
}
