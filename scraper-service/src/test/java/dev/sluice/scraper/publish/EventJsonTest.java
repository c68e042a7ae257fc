package dev.sluice.scraper.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.runtime.Fingerprint;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Serialisation of events as JSON. */
class EventJsonTest {

    @Test
    void numbersKeepTheirScaleAndTimesTheirMilliseconds() {
        Sample sample = new Sample(new BigDecimal("1E+3"), new BigDecimal("996.90"), Instant.EPOCH, null);

        assertThat(new String(EventJson.bytes(sample), StandardCharsets.UTF_8))
                .isEqualTo("{\"large\":1000,\"price\":996.90,\"at\":\"1970-01-01T00:00:00.000Z\"}");
    }

    @Test
    void microsecondsHaveSixDecimals() {
        assertThat(EventJson.micros(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000000Z");
        assertThat(EventJson.micros(Instant.EPOCH.plusNanos(2_000))).isEqualTo("1970-01-01T00:00:00.000002Z");
    }

    @Test
    void aFingerprintIsAPrefixOfSha256() {
        assertThat(Fingerprint.of("")).isEqualTo("e3b0c44298fc1c14");
    }

    /** Record with a field of each type. */
    private record Sample(BigDecimal large, BigDecimal price, Instant at, String nothing) {}
}
