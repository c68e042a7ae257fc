package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.MeasuredFeed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventSeriesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void eventsAreDistinctAndInThePast(MeasuredFeed feed) {
        List<LoadEvent> events = series(feed, false, 1);

        assertThat(events).hasSize(1_000).allMatch(event -> event.time().isBefore(NOW));
        assertThat(events.stream().map(LoadEvent::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void sameSeedRepeatsTheEventsAndAnotherSeedChangesTheirKeys(MeasuredFeed feed) {
        assertThat(series(feed, true, 1)).isEqualTo(series(feed, true, 1));
        assertThat(series(feed, true, 1).stream().map(LoadEvent::key))
                .doesNotContainAnyElementsOf(
                        series(feed, true, 2).stream().map(LoadEvent::key).toList());
    }

    private static List<LoadEvent> series(MeasuredFeed feed, boolean shuffled, long seed) {
        return new EventSeries(feed, shuffled, seed, NOW).events(1_000);
    }
}
