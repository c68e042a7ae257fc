package dev.sluice.ingest.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.TestKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Whether the age of what waits is known while a group moves on, in a topic that ingest-service leaves alone. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class OldestTest {

    private static final String TOPIC = "scrape-results";

    @Inject
    Oldest oldest;

    @Test
    void eachPlaceThatAGroupStopsAtHasItsTime() {
        try (TestKafka kafka = new TestKafka()) {
            List.of("first", "second", "third")
                    .forEach(text -> kafka.send(TOPIC, "key", Map.of(), text.getBytes(UTF_8)));
        }
        List<ConsumerRecord<String, byte[]>> records = TestKafka.all(TOPIC).stream()
                .filter(record -> "key".equals(record.key()))
                .toList();

        for (ConsumerRecord<String, byte[]> record : records) {
            TopicPartition partition = new TopicPartition(TOPIC, record.partition());
            Behind behind = new Behind(partition, record.offset(), record.offset() + 1);

            assertThat(oldest.of(List.of(behind))).containsEntry(TOPIC, Instant.ofEpochMilli(record.timestamp()));
        }
        assertThat(records).hasSizeGreaterThanOrEqualTo(3);
    }
}
