package dev.sluice.query.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * Order of partitions in {@link StreamOffsets}: feed by feed as configured, each with its current partitions.
 *
 * @param feeds names of the feeds
 * @param partitions number of partitions of each feed, in the same order
 */
record PartitionLayout(List<String> feeds, List<Integer> partitions) {

    private static final String STORED = ".stored";

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

    int slot(TopicPartition partition) {
        return first(feeds.indexOf(feed(partition.topic()))) + partition.partition();
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
