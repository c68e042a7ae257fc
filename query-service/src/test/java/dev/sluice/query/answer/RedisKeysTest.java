package dev.sluice.query.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** No two keys that this service writes to Redis are equal, whatever the ids are. */
class RedisKeysTest {

    private static final List<String> FEEDS = List.of("users", "products", "solar-flares", "epoch", "g");

    /** Parts of keys, as a caller may send them as an id. */
    private static final List<String> HOSTILE =
            List.of("", "1", "1:g", ":g", "g", "epoch", ":", "v1g:users:1", "sluice:v1:epoch", "users:1", "1\n:g");

    @Test
    void keysOfDifferentFamiliesFeedsAndIdsAreDistinct() {
        assertDistinct(HOSTILE);
    }

    @Property
    void keysOfAnyTwoIdsAreDistinct(
            @ForAll @StringLength(max = 20) String one, @ForAll @StringLength(max = 20) String other) {
        assertDistinct(
                Stream.of(one, other, one + ":g", "g:" + other).distinct().toList());
    }

    @Test
    void aFeedNameWithAColonIsRefused() {
        assertThatThrownBy(() -> RedisKeys.entry("users:1", "2")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertDistinct(List<String> ids) {
        Set<String> keys = new HashSet<>(Set.of(RedisKeys.EPOCH));
        for (String feed : FEEDS) {
            for (String id : ids) {
                assertThat(keys.add(RedisKeys.entry(feed, id)))
                        .as("entry of %s %s", feed, id)
                        .isTrue();
                assertThat(keys.add(RedisKeys.generation(feed, id)))
                        .as("generation of %s %s", feed, id)
                        .isTrue();
            }
        }
    }
}
