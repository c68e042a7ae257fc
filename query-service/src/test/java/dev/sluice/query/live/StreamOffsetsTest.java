package dev.sluice.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Event ids are parsed on any replica, also with other feeds and partitions. */
class StreamOffsetsTest {

    private static final PartitionLayout TWO = new PartitionLayout(List.of("users", "products"), List.of(2, 1));

    private static StreamOffsets at(PartitionLayout layout, long... offsets) {
        StreamOffsets positions = StreamOffsets.unknown(layout);
        for (int slot = 0; slot < offsets.length; slot++) {
            positions.set(slot, offsets[slot]);
        }
        return positions;
    }

    @Test
    void anIdIsParsedAsWritten() {
        String id = at(TWO, 0, Long.MAX_VALUE / 4, 127).text();

        StreamOffsets read = StreamOffsets.parse(TWO, id).orElseThrow();

        assertThat(id).matches("[A-Za-z0-9_-]+");
        assertThat(List.of(read.at(0), read.at(1), read.at(2))).containsExactly(0L, Long.MAX_VALUE / 4, 127L);
    }

    @Test
    void newOrReorderedFeedsAreHarmless() {
        PartitionLayout more = new PartitionLayout(List.of("products", "tides", "users"), List.of(1, 3, 2));

        StreamOffsets read = StreamOffsets.parse(more, at(TWO, 5, 6, 7).text()).orElseThrow();

        assertThat(read.at(new TopicPartition("products.stored", 0))).isEqualTo(7);
        assertThat(read.at(new TopicPartition("users.stored", 1))).isEqualTo(6);
        assertThat(read.reaches(at(more, 7, 0, 0, 0, 5, 6), Set.of("users", "products")))
                .isTrue();
        assertThat(read.reaches(at(more, 7, 0, 0, 0, 5, 6), Set.of("tides"))).isFalse();
    }

    @Test
    void anAddedPartitionIsReadFromItsBeginning() {
        PartitionLayout wider = new PartitionLayout(List.of("users", "products"), List.of(4, 1));

        StreamOffsets read = StreamOffsets.parse(wider, at(TWO, 5, 6, 7).text()).orElseThrow();

        assertThat(List.of(read.at(0), read.at(1), read.at(2), read.at(3), read.at(4)))
                .containsExactly(5L, 6L, 0L, 0L, 7L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%", "AAAA_", "_____________________________", "AAAAAAAAAAAA////", "ZyoE"})
    void anInvalidIdIsEmptyOrReachesNothing(String text) {
        assertThat(StreamOffsets.parse(TWO, text).filter(read -> read.reaches(at(TWO, 0, 0, 0), Set.of("users"))))
                .isEmpty();
    }
}
