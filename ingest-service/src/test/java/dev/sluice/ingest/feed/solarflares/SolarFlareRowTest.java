package dev.sluice.ingest.feed.solarflares;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Derived values of a flare, and its plausibility checks. */
class SolarFlareRowTest {

    @Test
    void theClassIsConvertedToAFluxAndToANumber() {
        SolarFlareRow row = flare("2017-09-06T12:02:00Z", "2017-09-06T12:10:00Z", "X9.3", "S08W33");

        assertThat(row.classLetter()).isEqualTo("X");
        assertThat(row.classNumber()).isEqualTo(new BigDecimal("9.3"));
        assertThat(row.peakFluxWattsPerSquareMetre()).isEqualTo(9.3e-4);
        assertThat(row.encodedClass()).isEqualTo(59.3);
        assertThat(row.durationSeconds()).isEqualTo(17 * 60);
        assertThat(row.latitudeDegrees()).isEqualTo(-8);
        assertThat(row.longitudeDegrees()).isEqualTo(33);
        assertThat(row.warnings()).isEmpty();
    }

    @Test
    void anEndBeforeTheBeginIsImplausible() {
        SolarFlareRow row = flare(null, "0023-09-06T12:10:00Z", "M1.2", "N05E120");

        assertThat(row.endTime()).isNull();
        assertThat(row.durationSeconds()).isNull();
        assertThat(row.longitudeDegrees()).isEqualTo(-120);
        assertThat(row.warnings()).containsExactly("endTime: before the begin");
    }

    @Test
    void aDurationOfTwoYearsIsImplausible() {
        SolarFlareRow row = flare("2017-09-06T12:02:00Z", "2019-09-06T12:10:00Z", "M1.2", null);

        assertThat(row.endTime()).isNull();
        assertThat(row.peakTime()).isEqualTo(Instant.parse("2017-09-06T12:02:00Z"));
        assertThat(row.warnings()).containsExactly("endTime: too long after the begin");
    }

    @Test
    void aPeakOutsideAndAnInvalidLocationAreImplausible() {
        SolarFlareRow row = flare("2017-09-06T13:02:00Z", "2017-09-06T12:10:00Z", "B1", "S99W33");

        assertThat(row.peakTime()).isNull();
        assertThat(row.sourceLocation()).isNull();
        assertThat(row.warnings())
                .containsExactly("peakTime: outside begin and end", "sourceLocation: not a place on the sun");
    }

    private static SolarFlareRow flare(String peak, String end, String classType, String location) {
        return SolarFlareRow.of(new SolarFlare(
                "2017-09-06T11:53:00-FLR-001",
                2,
                Instant.parse("2017-09-06T16:16:00Z"),
                Instant.parse("2017-09-06T11:53:00Z"),
                peak == null ? null : Instant.parse(peak),
                Instant.parse(end),
                classType,
                location,
                12673,
                null,
                null,
                null,
                null,
                null,
                null));
    }
}
