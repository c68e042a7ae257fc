package dev.sluice.lake.silver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Versions equal those in Cassandra, by the rule of ingest-service's envelope. */
class VersionTest {

    @Test
    void aVersionIsTheTimeInMicroseconds() {
        assertThat(Version.of("1970-01-01T00:00:01.000002Z")).isEqualTo(1_000_002);
        assertThat(Version.of("1970-01-01T02:00:01.0000029+02:00")).isEqualTo(1_000_002);
    }

    @Test
    void theIdOrdersEventsOfOneMillisecond() {
        long expected = 1_125_000L + Math.floorMod("7a0eed16/9f2b6c1d00aa41e7".hashCode(), 1_000);

        assertThat(Version.tieBroken("1970-01-01T00:00:01.125999Z", "7a0eed16/9f2b6c1d00aa41e7"))
                .isEqualTo(expected);
    }

    @Test
    void anErasureIsNewerThanEverythingAcceptedBefore() {
        assertThat(Version.ofErasure("1970-01-01T00:00:01.000002Z"))
                .isGreaterThan(Version.tieBroken("1970-01-01T00:05:01.000002Z", "7a0eed16/9f2b6c1d00aa41e7"))
                .isEqualTo(301_001_002L);
    }

    @Test
    void anInvalidTimeHasNoVersion() {
        assertThat(Version.of(null)).isNull();
        assertThat(Version.ofErasure(null)).isNull();
        assertThat(Version.of("2026-11-20T12:00Z")).isNull();
        assertThat(Version.of("2026-02-30T12:00:00Z")).isNull();
        assertThat(Version.tieBroken("2026-11-20T12:00:00Z", null)).isNull();
    }
}
