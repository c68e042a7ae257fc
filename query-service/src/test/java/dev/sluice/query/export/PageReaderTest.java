package dev.sluice.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.query.export.PageReader.ExportBatch;
import dev.sluice.query.http.Page;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages are read one by one, never more than requested. */
class PageReaderTest {

    private final List<String> read = new ArrayList<>();

    @Test
    void pagesFollowTheirCursorsToTheEnd() {
        assertThat(items(Export.ALL)).isEqualTo(IntStream.range(0, 25).boxed().toList());
        assertThat(read).containsExactly("null/10", "10/10", "20/10");
    }

    @Test
    void theLimitAppliesToTheTotal() {
        assertThat(items(13)).hasSize(13);
        assertThat(read).containsExactly("null/10", "10/3");
    }

    @Test
    void aLimitAtTheEndOfAPageEndsThere() {
        assertThat(items(20)).hasSize(20);
        assertThat(read).hasSize(2);
    }

    @Test
    void aPageIsReadOnlyWhenItIsAskedFor() {
        AssertSubscriber<ExportBatch<Integer>> client =
                reading(Export.ALL).batches().subscribe().withSubscriber(AssertSubscriber.create());
        assertThat(read).isEmpty();

        client.request(1);
        assertThat(read).hasSize(1);

        client.cancel();
        client.request(5);
        assertThat(read).hasSize(1);
    }

    private List<Integer> items(int limit) {
        return reading(limit).batches().collect().asList().await().atMost(Duration.ofSeconds(5)).stream()
                .flatMap(batch -> batch.items().stream())
                .toList();
    }

    private PageReader<Integer> reading(int limit) {
        return new PageReader<>(new Export<>("numbers", Integer.class, null, limit, this::page), new TenItemPages());
    }

    /** Twenty-five numbers; the cursor is the next one. */
    private Uni<Page<Integer>> page(String cursor, int limit) {
        read.add(cursor + "/" + limit);
        int begin = cursor == null ? 0 : Integer.parseInt(cursor);
        int end = Math.min(begin + limit, 25);
        return Uni.createFrom()
                .item(new Page<>(IntStream.range(begin, end).boxed().toList(), end == 25 ? null : "" + end));
    }

    /** Pages of ten items. */
    private record TenItemPages() implements ExportSettings {

        @Override
        public int maxConcurrent() {
            return 1;
        }

        @Override
        public int pageSize() {
            return 10;
        }

        @Override
        public Duration stallTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int retries() {
            return 1;
        }

        @Override
        public PageRetryBackoff backoff() {
            return new ShortBackoff();
        }
    }

    /** Minimal pauses. */
    private record ShortBackoff() implements ExportSettings.PageRetryBackoff {

        @Override
        public Duration first() {
            return Duration.ofMillis(1);
        }

        @Override
        public Duration max() {
            return Duration.ofMillis(2);
        }
    }
}
