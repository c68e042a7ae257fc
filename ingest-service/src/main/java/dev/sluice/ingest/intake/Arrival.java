package dev.sluice.ingest.intake;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * A record as it came from Kafka.
 *
 * @param record with a key that may be null, and a value that is null for a tombstone
 */
record Arrival(ConsumerRecord<String, byte[]> record) {

    @SuppressWarnings("unchecked") // the channel's deserialisers are configured for text and bytes
    static Arrival of(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(metadata -> new Arrival((ConsumerRecord<String, byte[]>) metadata.getRecord()))
                .orElseThrow(() -> new IllegalStateException("the message did not come from Kafka"));
    }

    /** Names the record for ever: {@code <topic>-<partition>-<offset>}. */
    String id() {
        return record.topic() + "-" + record.partition() + "-" + record.offset();
    }

    String topic() {
        return record.topic();
    }

    int partition() {
        return record.partition();
    }

    long offset() {
        return record.offset();
    }

    /** Kafka's time of the record: the same at every redelivery. */
    Instant at() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    String key() {
        return record.key();
    }

    Headers headers() {
        return record.headers();
    }

    byte[] value() {
        return record.value();
    }
}
