package dev.sluice.query.live;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Offset of the next record per partition. Its text form is the id of an event, parsed back from {@code Last-Event-ID}.
 * Not thread-safe.
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

    /** Parses the output of {@link #text} of this or another replica; empty for any other text. */
    static Optional<StreamOffsets> parse(PartitionLayout layout, String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            StreamOffsets offsets = unknown(layout);
            offsets.decode(ByteBuffer.wrap(bytes));
            return Optional.of(offsets);
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

    /** Whether a reader at these offsets has missed nothing that precedes the others. */
    boolean reaches(StreamOffsets other, Collection<String> feeds) {
        return layout.partitions(feeds).stream()
                .mapToInt(layout::slot)
                .allMatch(slot -> next[slot] >= Math.max(other.next[slot], 0));
    }

    StreamOffsets max(StreamOffsets other) {
        StreamOffsets max = copy();
        for (int slot = 0; slot < next.length; slot++) {
            max.next[slot] = Math.max(next[slot], other.next[slot]);
        }
        return max;
    }

    /** Encodes the offsets: short, URL-safe and opaque to clients. */
    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(layout.feeds().size() * 4 + next.length * 10);
        int slot = 0;
        for (int feed = 0; feed < layout.feeds().size(); feed++) {
            bytes.putShort(name(feed));
            putVarint(bytes, layout.partitions().get(feed));
            for (int end = slot + layout.partitions().get(feed); slot < end; slot++) {
                putVarint(bytes, next[slot] + 1);
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    private void decode(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            short name = bytes.getShort();
            long partitions = getVarint(bytes);
            int first = 0;
            int here = 0;
            for (int feed = 0; feed < layout.feeds().size(); feed++) {
                boolean found = name(feed) == name;
                here = found ? layout.partitions().get(feed) : here;
                if (found) {
                    // A partition missing in the text was added since: it is read from its beginning.
                    Arrays.fill(next, first, first + here, 0);
                    break;
                }
                first += layout.partitions().get(feed);
            }
            for (int partition = 0; partition < partitions; partition++) {
                long offset = getVarint(bytes) - 1;
                if (partition < here) {
                    next[first + partition] = offset;
                }
            }
        }
    }

    /** Hashes a feed name to two bytes, so that adding or reordering feeds in the settings is harmless. */
    private short name(int feed) {
        return (short) layout.feeds().get(feed).hashCode();
    }

    private static void putVarint(ByteBuffer bytes, long number) {
        long rest = number;
        for (; rest > 0x7f; rest >>>= 7) {
            bytes.put((byte) ((rest & 0x7f) | 0x80));
        }
        bytes.put((byte) rest);
    }

    private static long getVarint(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte part = bytes.get();
            number |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("number too long");
    }
}
