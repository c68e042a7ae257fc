package dev.sluice.scraper.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scraper.fetch.CacheValidators;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers of runs that leave out an unchanged page. */
class PageStateTest {

    @Test
    void anUnchangedPageIsLeftOutOfMoreAndMoreRuns() {
        PageState[] state = {PageState.published(CacheValidators.NONE, "print")};

        assertThat(IntStream.range(0, 100).map(visit -> {
                    state[0] = state[0].unchanged(CacheValidators.NONE, 5);
                    return state[0].skips();
                }))
                .startsWith(1, 3, 5, 5)
                .allMatch(skips -> skips <= 5);
    }

    @Test
    void eachRunThatLeavesItOutIsCounted() {
        PageState state = PageState.published(CacheValidators.NONE, "print").unchanged(CacheValidators.NONE, 7);

        assertThat(state.skips()).isEqualTo(1);
        assertThat(state.skipped().skips()).isZero();
        assertThat(state.skipped().fingerprint()).isEqualTo("print");
    }
}
