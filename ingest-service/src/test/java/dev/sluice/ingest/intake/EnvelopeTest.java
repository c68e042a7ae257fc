package dev.sluice.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Reading the envelope from headers, with all violations at once. */
class EnvelopeTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void aCompleteEnvelopeIsRead() {
        Verdict<Envelope> verdict = read(Map.of(), "k");

        assertThat(verdict)
                .isEqualTo(new Verdict.Accepted<>(
                        new Envelope("k/1", "/test", Instant.parse("2026-11-20T11:59:00Z"), "k")));
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        Verdict<Envelope> verdict =
                read(Map.of("type", "other", "id", "", "time", "yesterday", "specversion", "0.3"), "another");

        assertThat(((Verdict.Rejected<Envelope>) verdict).violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("ce_specversion", "ce_type", "ce_id", "ce_time", "ce_subject");
    }

    @Test
    void aRecordWithoutHeadersHasNoEnvelope() {
        Verdict<Envelope> verdict = Envelope.read(new RecordHeaders(), "k", "dev.sluice.user.v1", NOON);

        assertThat(((Verdict.Rejected<Envelope>) verdict).violations())
                .extracting(Violation::field)
                .containsExactly("envelope");
    }

    @Test
    void aTimeMoreThanFiveMinutesAheadIsRejected() {
        assertThat(read(Map.of("time", "2026-11-20T12:05:00Z"), "k")).isInstanceOf(Verdict.Accepted.class);
        assertThat(read(Map.of("time", "2026-11-20T12:05:01Z"), "k")).isInstanceOf(Verdict.Rejected.class);
    }

    @Test
    void theTieOfOneMillisecondIsBrokenByTheIdAlone() {
        Instant time = Instant.parse("2026-11-20T12:00:00.001Z");
        Envelope one = new Envelope("k/1", "/test", time, "k");
        Envelope two = new Envelope("k/2", "/test", time, "k");

        assertThat(one.tieBrokenWriteTime())
                .isNotEqualTo(two.tieBrokenWriteTime())
                .isEqualTo(new Envelope("k/1", "/other", time, "k").tieBrokenWriteTime())
                .isBetween(one.writeTime(), one.writeTime() + 999);
    }

    @Test
    void anErasureIsNewerThanEverythingAcceptedBefore() {
        Instant erased = Instant.parse("2026-11-20T12:00:00.000001Z");
        Envelope erasure = new Envelope("k/erased", "/test", erased, "k");
        Envelope newest = new Envelope("k/1", "/test", erased.plus(Envelope.MAX_AHEAD), "k");

        assertThat(erasure.erasureWriteTime())
                .isGreaterThan(newest.writeTime())
                .isGreaterThan(newest.writeTime() / 1_000 * 1_000 + 999);
    }

    private static Verdict<Envelope> read(Map<String, String> changes, String key) {
        Map<String, String> attributes = new TreeMap<>(Map.of(
                "specversion", "1.0",
                "type", "dev.sluice.user.v1",
                "id", "k/1",
                "source", "/test",
                "subject", "k",
                "time", "2026-11-20T11:59:00Z"));
        attributes.putAll(changes);
        Headers headers = new RecordHeaders();
        attributes.forEach((name, value) -> headers.add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        return Envelope.read(headers, key, "dev.sluice.user.v1", NOON);
    }
}
