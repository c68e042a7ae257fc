package dev.sluice.runtime.kafka;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a consumer group is behind in one partition.
 *
 * @param committed the offset of the record that the group processes next
 * @param begin the offset of the first record that retention has left
 * @param end the offset of the record that comes next
 */
public record PartitionLag(TopicPartition partition, long committed, long begin, long end) {

    /** The offset of the first record that is not processed and still exists. */
    public long position() {
        return Math.max(begin, committed);
    }

    /** Records that are not processed and still exist; a compacted topic may hold fewer. */
    public long events() {
        return Math.max(0, end - position());
    }

    /** Records that are not processed, whether they still exist or not. */
    public long unprocessed() {
        return Math.max(0, end - committed);
    }

    /** Sums a number over the partitions of each topic. */
    public static Map<String, Long> byTopic(List<PartitionLag> partitions, ToLongFunction<PartitionLag> number) {
        return partitions.stream()
                .collect(Collectors.groupingBy(lag -> lag.partition().topic(), Collectors.summingLong(number)));
    }
}
