package dev.sluice.lake.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.lake.table.Tables;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.spark.sql.Row;

/** Determines the Kafka offsets to start from, based on the table of records. */
record Offsets(Tables tables, Map<String, String> kafka) {

    /** Spark's value for the earliest offset. */
    private static final long EARLIEST = -2;

    Set<String> present(Collection<String> topics) {
        Set<String> existing = request(admin -> admin.listTopics().names());
        Set<String> present = new TreeSet<>(existing);
        present.retainAll(topics);
        return present;
    }

    /** Whether the checkpoint has offsets, so that the query resumes by itself. */
    boolean hasCheckpoint(String checkpoint) {
        Path offsets = new Path(checkpoint, "offsets");
        try {
            var files = offsets.getFileSystem(tables.spark().sessionState().newHadoopConf());
            return files.listStatus(offsets, file -> !file.getName().startsWith(".")).length > 0;
        } catch (FileNotFoundException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint at " + checkpoint + " cannot be read", e);
        }
    }

    /** The offset after the last one in the table for every partition, as JSON for Spark's source. */
    String next(Set<String> topics) {
        Map<String, Map<String, Long>> next = new TreeMap<>();
        request(admin -> admin.describeTopics(topics).allTopicNames())
                .forEach((topic, description) -> description.partitions().forEach(partition -> next.computeIfAbsent(
                                topic, first -> new TreeMap<>())
                        .put("" + partition.partition(), EARLIEST)));
        for (Row last : tables.read(Bronze.TABLE)
                .groupBy("topic", "partition")
                .agg(max(col("offset")))
                .collectAsList()) {
            Map<String, Long> ofTopic = next.getOrDefault(last.getString(0), Map.of());
            if (ofTopic.containsKey("" + last.getInt(1))) {
                ofTopic.put("" + last.getInt(1), last.getLong(2) + 1);
            }
        }
        try {
            return new ObjectMapper().writeValueAsString(next);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of numbers can be written", e);
        }
    }

    private <T> T request(Function<Admin, KafkaFuture<T>> request) {
        try (Admin admin = Admin.create(new TreeMap<String, Object>(kafka))) {
            return request.apply(admin).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not describe its topics: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a request to Kafka", e);
        }
    }
}
