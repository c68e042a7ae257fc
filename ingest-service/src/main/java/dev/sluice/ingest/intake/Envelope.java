package dev.sluice.ingest.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The CloudEvents 1.0 attributes of a record in Kafka's binary mode. Read here and not by the connector, which fails on a
 * malformed attribute and so would stop the channel.
 *
 * @param id deterministic: an event has the same id whenever it is sent
 * @param source of the event
 * @param time of the event; decides which of two observations is newer
 * @param subject the natural key
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">binding</a>
 */
public record Envelope(String id, String source, Instant time, String subject) {

    /** Maximum lead of an event's time over the clock; a later time would win over every later observation. */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private static final int MAX_LENGTH = 1000;

    /** The event's time in microseconds since 1970: the write timestamp for feeds whose times are unique as they are. */
    public long writeTime() {
        return microseconds(time);
    }

    /**
     * The write timestamp for feeds with times in milliseconds: adds 0 to 999 µs derived from the id, so that
     * of two events of one millisecond the same one wins on every replica and in any order of arrival.
     */
    public long tieBrokenWriteTime() {
        return time.toEpochMilli() * 1_000L + Math.floorMod(id.hashCode(), 1_000);
    }

    /**
     * The write timestamp of an erasure: newer than every event accepted by then, since those may be dated up to
     * {@link #MAX_AHEAD} and {@link #tieBrokenWriteTime} adds less than a millisecond.
     */
    public long erasureWriteTime() {
        return microseconds(time.plus(MAX_AHEAD).plusMillis(1));
    }

    /**
     * Reads and checks the attributes.
     *
     * @param headers of the record
     * @param key of the record, or null
     * @param type required CloudEvents type
     * @param clock limits how far ahead the time may be
     * @return the envelope, or all of its violations
     */
    static Verdict<Envelope> read(Headers headers, String key, String type, Clock clock) {
        if (attribute(headers, "specversion").isEmpty()) {
            return Verdict.rejected(Violation.ofEnvelope(
                    "envelope", "is missing: the record has no CloudEvents header ce_specversion"));
        }
        List<Violation> violations = new ArrayList<>();
        require(headers, "specversion", "1.0", violations);
        require(headers, "type", type, violations);
        String id = text(headers, "id", violations);
        String source = text(headers, "source", violations);
        String subject = text(headers, "subject", violations);
        Instant time = time(text(headers, "time", violations), clock, violations);
        if (key == null) {
            violations.add(Violation.ofEnvelope("key", "is missing: the record key must be ce_subject"));
        } else if (subject != null && !subject.equals(key)) {
            violations.add(Violation.ofEnvelope("ce_subject", "must be the record key"));
        }
        return Verdict.of(new Envelope(id, source, time, subject), violations);
    }

    static Optional<String> attribute(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader("ce_" + name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    private static long microseconds(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000L);
    }

    private static void require(Headers headers, String name, String wanted, List<Violation> violations) {
        if (!attribute(headers, name).orElse("").equals(wanted)) {
            violations.add(Violation.ofEnvelope("ce_" + name, "must be " + wanted));
        }
    }

    private static String text(Headers headers, String name, List<Violation> violations) {
        String value = attribute(headers, name).orElse("");
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            violations.add(Violation.ofEnvelope("ce_" + name, "must have 1 to " + MAX_LENGTH + " characters"));
            return null;
        }
        return value;
    }

    private static Instant time(String text, Clock clock, List<Violation> violations) {
        if (text == null) {
            return null;
        }
        Optional<Instant> time = Rfc3339.parse(text);
        if (time.isEmpty()) {
            violations.add(Violation.ofEnvelope("ce_time", "must be a time such as 2026-11-20T12:00:00Z"));
        } else if (time.get().isAfter(clock.instant().plus(MAX_AHEAD))) {
            violations.add(Violation.ofEnvelope("ce_time", "is more than 5 minutes ahead of the clock"));
        }
        return time.orElse(null);
    }
}
