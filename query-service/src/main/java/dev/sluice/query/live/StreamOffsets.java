package dev.sluice.query.live;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * How far someone has come: for each partition the offset of the next record. As text it is the id of an event, read
 * back from {@code Last-Event-ID}. Not thread-safe.
 */
final class StreamOffsets {

    private static final long UNKNOWN = -1;

    private final PartitionLayout layout;
    private final long[] next;

    private StreamOffsets(PartitionLayout layout, long[] next) {
        this.layout = layout;
        this.next = next;
    }

    static StreamOffsets unknown(PartitionLayout layout) {
        long[] next = new long[layout.size()];
        Arrays.fill(next, UNKNOWN);
        return new StreamOffsets(layout, next);
    }

    /** Reads what {@link #text} wrote, here or on another replica; empty if it is anything else. */
    static Optional<StreamOffsets> read(PartitionLayout layout, String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            StreamOffsets positions = unknown(layout);
            positions.fill(ByteBuffer.wrap(bytes));
            return Optional.of(positions);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    StreamOffsets copy() {
        return new StreamOffsets(layout, next.clone());
    }

    PartitionLayout layout() {
        return layout;
    }

    long at(int slot) {
        return next[slot];
    }

    long at(TopicPartition partition) {
        return next[layout.slot(partition)];
    }

    void set(int slot, long offset) {
        next[slot] = offset;
    }

    /** Whether nobody who comes from here lacks anything that came before the others' place. */
    boolean reaches(StreamOffsets other, Collection<String> feeds) {
        return layout.partitions(feeds).stream()
                .mapToInt(layout::slot)
                .allMatch(slot -> next[slot] >= Math.max(other.next[slot], 0));
    }

    /** The further one, partition by partition. */
    StreamOffsets furthest(StreamOffsets other) {
        StreamOffsets furthest = copy();
        for (int slot = 0; slot < next.length; slot++) {
            furthest.next[slot] = Math.max(next[slot], other.next[slot]);
        }
        return furthest;
    }

    /** Short, safe in a header and in an address, and of no use but to be given back. */
    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(layout.feeds().size() * 4 + next.length * 10);
        int slot = 0;
        for (int feed = 0; feed < layout.feeds().size(); feed++) {
            bytes.putShort(name(feed));
            put(bytes, layout.partitions().get(feed));
            for (int end = slot + layout.partitions().get(feed); slot < end; slot++) {
                put(bytes, next[slot] + 1);
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    private void fill(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            short name = bytes.getShort();
            long partitions = take(bytes);
            int first = 0;
            int here = 0;
            for (int feed = 0; feed < layout.feeds().size(); feed++) {
                boolean found = name(feed) == name;
                here = found ? layout.partitions().get(feed) : here;
                if (found) {
                    // A partition that the text does not know was added since: it is read from its beginning.
                    Arrays.fill(next, first, first + here, 0);
                    break;
                }
                first += layout.partitions().get(feed);
            }
            for (int partition = 0; partition < partitions; partition++) {
                long offset = take(bytes) - 1;
                if (partition < here) {
                    next[first + partition] = offset;
                }
            }
        }
    }

    /** A feed's word in two bytes, so that a feed that is added or moved in the settings does no harm. */
    private short name(int feed) {
        return (short) layout.feeds().get(feed).hashCode();
    }

    private static void put(ByteBuffer bytes, long number) {
        long rest = number;
        for (; rest > 0x7f; rest >>>= 7) {
            bytes.put((byte) ((rest & 0x7f) | 0x80));
        }
        bytes.put((byte) rest);
    }

    private static long take(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte part = bytes.get();
            number |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("too long a number");
    }
}
