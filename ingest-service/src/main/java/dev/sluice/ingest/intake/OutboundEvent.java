package dev.sluice.ingest.intake;

import java.time.Instant;
import java.util.Map;

/**
 * The topic and envelope of an event to send; its data is passed beside it.
 *
 * @param subject also the record's key
 * @param extensions CloudEvents extensions such as {@code replays}
 */
public record OutboundEvent(
        String topic,
        String type,
        String source,
        String id,
        Instant time,
        String subject,
        Map<String, String> extensions) {

    /** The CloudEvents source of events that originate in this service. */
    public static final String SOURCE = "/sluice/ingest-service";

    /** An event that originates in this service. */
    public OutboundEvent(String topic, String type, String id, Instant time, String subject) {
        this(topic, type, SOURCE, id, time, subject, Map.of());
    }
}
