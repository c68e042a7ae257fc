package dev.sluice.ingest.intake;

import dev.sluice.ingest.store.Patience;
import dev.sluice.ingest.trace.Step;
import dev.sluice.ingest.trace.Traces;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Writes to Kafka: rows as stored, rejections, and events that came by REST. One channel serves every topic, so that a
 * feed needs none of its own.
 */
@ApplicationScoped
class Announcer {

    /** At least what all feeds and requests together may have in flight, since an overflow would be an error. */
    private static final int BUFFER = 8192;

    static final String SOURCE = "/sluice/ingest-service";

    private final MutinyEmitter<Record<String, byte[]>> emitter;
    private final Traces traces;

    Announcer(
            @Channel("announcements") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER)
                    MutinyEmitter<Record<String, byte[]>> emitter,
            Traces traces) {
        this.emitter = emitter;
        this.traces = traces;
    }

    /**
     * What goes to a topic beside the value: an envelope whose subject is the record's key.
     *
     * @param extensions of CloudEvents, such as {@code replays}
     */
    record Announcement(
            String topic,
            String type,
            String source,
            String id,
            Instant time,
            String subject,
            Map<String, String> extensions) {

        /** Of this service's own making. */
        Announcement(String topic, String type, String id, Instant time, String subject) {
            this(topic, type, SOURCE, id, time, subject, Map.of());
        }
    }

    /** Completes once Kafka has acknowledged; a Kafka that is away is waited for. A null value is a tombstone. */
    Uni<Void> announce(Announcement announcement, byte[] value) {
        return Patience.withKafka(() -> send(announcement, value));
    }

    /** Completes once Kafka has acknowledged, or fails. */
    Uni<Void> send(Announcement announcement, byte[] value) {
        // The channel is left on another thread, so the record itself takes the trace along.
        return traces.in(
                () -> Step.send(announcement.topic()),
                span -> emitter.sendMessage(
                        Message.of(Record.of(announcement.subject(), value), metadata(announcement, span))));
    }

    private Metadata metadata(Announcement announcement, Context span) {
        OutgoingCloudEventMetadata<?> envelope = OutgoingCloudEventMetadata.builder()
                .withId(announcement.id())
                .withSource(URI.create(announcement.source()))
                .withType(announcement.type())
                .withTimestamp(announcement.time().atZone(ZoneOffset.UTC))
                .withSubject(announcement.subject())
                .withExtensions(Map.copyOf(announcement.extensions()))
                .build();
        return Metadata.of(
                OutgoingKafkaRecordMetadata.builder()
                        .withTopic(announcement.topic())
                        .withHeaders(traces.inject(span, new RecordHeaders()))
                        .build(),
                envelope);
    }
}
