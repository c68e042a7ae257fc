package dev.sluice.ingest.status;

import org.apache.kafka.common.TopicPartition;

/**
 * How far a group is behind in one partition.
 *
 * @param settled the offset before which everything is settled
 * @param end the offset of the record that comes next
 */
record Behind(TopicPartition partition, long settled, long end) {

    /** Records that are not settled; a compacted topic may hold fewer. */
    long events() {
        return Math.max(0, end - settled);
    }
}
