package dev.sluice.ingest.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.TestKafka;
import dev.sluice.runtime.kafka.PartitionLag;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class OldestUnprocessedTest {

    /** A topic that ingest-service does not consume. */
    private static final String TOPIC = "scrape-results";

    @Inject
    OldestUnprocessed oldest;

    @Test
    void everyCommittedOffsetHasTheTimestampOfItsRecord() {
        try (TestKafka kafka = new TestKafka()) {
            List.of("first", "second", "third")
                    .forEach(text -> kafka.send(TOPIC, "key", Map.of(), text.getBytes(UTF_8)));
        }
        List<ConsumerRecord<String, byte[]>> records = TestKafka.all(TOPIC).stream()
                .filter(record -> "key".equals(record.key()))
                .toList();

        for (ConsumerRecord<String, byte[]> record : records) {
            TopicPartition partition = new TopicPartition(TOPIC, record.partition());
            PartitionLag lag = new PartitionLag(partition, record.offset(), 0, record.offset() + 1);

            assertThat(oldest.of(List.of(lag))).containsEntry(TOPIC, Instant.ofEpochMilli(record.timestamp()));
        }
        assertThat(records).hasSizeGreaterThanOrEqualTo(3);
    }
}
