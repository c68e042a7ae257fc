package dev.sluice.ingest.intake;

import dev.sluice.ingest.store.Patience;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Tells the other services what became of an event: rows as stored, and rejections. One channel serves every topic, so
 * that a feed needs none of its own.
 */
@ApplicationScoped
class Announcer {

    /** At least what all feeds together may have in flight, since an overflow would be an error. */
    private static final int BUFFER = 4096;

    private static final URI SOURCE = URI.create("/sluice/ingest-service");

    private final MutinyEmitter<byte[]> emitter;

    Announcer(
            @Channel("announcements") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER)
                    MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** What goes to a topic beside the value: the record key is the subject. */
    record Announcement(String topic, String type, String id, Instant time, String subject) {}

    /** Completes once Kafka has acknowledged; a Kafka that is away is waited for. */
    Uni<Void> announce(Announcement announcement, byte[] value) {
        return Patience.withKafka(() -> emitter.sendMessage(Message.of(value, metadata(announcement))));
    }

    private static Metadata metadata(Announcement announcement) {
        return Metadata.of(
                OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(announcement.topic())
                        .withKey(announcement.subject())
                        .build(),
                OutgoingCloudEventMetadata.builder()
                        .withId(announcement.id())
                        .withSource(SOURCE)
                        .withType(announcement.type())
                        .withTimestamp(announcement.time().atZone(ZoneOffset.UTC))
                        .withSubject(announcement.subject())
                        .build());
    }
}
