package dev.sluice.ingest.intake;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * A record received from Kafka.
 *
 * @param record its key may be null; its value is null for a tombstone
 */
public record InboundRecord(ConsumerRecord<String, byte[]> record) {

    /** The Kafka record of a channel's message. */
    @SuppressWarnings("unchecked") // the channel's deserialisers are configured for text and bytes
    public static InboundRecord of(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(metadata -> new InboundRecord((ConsumerRecord<String, byte[]>) metadata.getRecord()))
                .orElseThrow(() -> new IllegalStateException("the message did not come from Kafka"));
    }

    /** All records of a poll. */
    static List<InboundRecord> all(ConsumerRecords<String, byte[]> poll) {
        List<InboundRecord> records = new ArrayList<>(poll.count());
        poll.forEach(record -> records.add(new InboundRecord(record)));
        return records;
    }

    /** A permanent name of the record: {@code <topic>-<partition>-<offset>}. */
    public String id() {
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

    /** Kafka's timestamp of the record, the same at every redelivery. */
    Instant at() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    String key() {
        return record.key();
    }

    /** The record's headers. */
    public Headers headers() {
        return record.headers();
    }

    byte[] value() {
        return record.value();
    }
}
