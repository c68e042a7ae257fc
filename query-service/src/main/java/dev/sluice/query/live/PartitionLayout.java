package dev.sluice.query.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * The order of partitions in {@link StreamOffsets}: feed by feed as configured, each with the partitions it has now.
 *
 * @param feeds the feeds' words
 * @param partitions how many partitions each has, in the same order
 */
record PartitionLayout(List<String> feeds, List<Integer> partitions) {

    private static final String STORED = ".stored";

    /** As Kafka has given them to this replica. */
    static PartitionLayout of(List<String> feeds, Collection<TopicPartition> assigned) {
        return new PartitionLayout(
                feeds,
                feeds.stream()
                        .map(feed -> assigned.stream()
                                .filter(partition -> partition.topic().equals(feed + STORED))
                                .mapToInt(partition -> partition.partition() + 1)
                                .max()
                                .orElse(0))
                        .toList());
    }

    static String feed(String topic) {
        return topic.substring(0, topic.length() - STORED.length());
    }

    int size() {
        return first(feeds.size());
    }

    /** The place of a partition. */
    int slot(TopicPartition partition) {
        return first(feeds.indexOf(feed(partition.topic()))) + partition.partition();
    }

    /** Whether it has a place; one that was added to a topic a moment ago has none yet. */
    boolean knows(TopicPartition partition) {
        int feed = feeds.indexOf(feed(partition.topic()));
        return feed >= 0 && partition.partition() < partitions.get(feed);
    }

    List<TopicPartition> partitions(Collection<String> wanted) {
        List<TopicPartition> all = new ArrayList<>();
        for (int feed = 0; feed < feeds.size(); feed++) {
            for (int partition = 0; wanted.contains(feeds.get(feed)) && partition < partitions.get(feed); partition++) {
                all.add(new TopicPartition(feeds.get(feed) + STORED, partition));
            }
        }
        return all;
    }

    private int first(int feed) {
        int first = 0;
        for (int before = 0; before < feed; before++) {
            first += partitions.get(before);
        }
        return first;
    }
}
