package dev.sluice.ingest.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * An event to send: topic, envelope and data.
 *
 * @param subject also the record's key
 * @param extensions CloudEvents extensions such as {@code replays}
 * @param data JSON; null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
public record OutboundEvent(
        String topic,
        String type,
        String source,
        String id,
        Instant time,
        String subject,
        Map<String, String> extensions,
        byte[] data) {

    /** The CloudEvents source of events that originate in this service. */
    public static final String SOURCE = "/sluice/ingest-service";

    private static final byte[] SPEC_VERSION = bytes("1.0");
    private static final byte[] CONTENT_TYPE = bytes("application/json");

    /** An event that originates in this service. */
    public OutboundEvent(String topic, String type, String id, Instant time, String subject, byte[] data) {
        this(topic, type, SOURCE, id, time, subject, Map.of(), data);
    }

    /** The Kafka record in the binary mode of CloudEvents 1.0. */
    ProducerRecord<String, byte[]> toRecord() {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(topic, subject, data);
        Headers headers = event.headers();
        headers.add("ce_specversion", SPEC_VERSION);
        headers.add("ce_id", bytes(id));
        headers.add("ce_source", bytes(source));
        headers.add("ce_type", bytes(type));
        headers.add("ce_time", bytes(time.toString()));
        headers.add("ce_subject", bytes(subject));
        headers.add("content-type", CONTENT_TYPE);
        extensions.forEach((name, value) -> headers.add("ce_" + name, bytes(value)));
        return event;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
