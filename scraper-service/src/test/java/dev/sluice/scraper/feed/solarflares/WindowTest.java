package dev.sluice.scraper.feed.solarflares;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Splitting of a span into windows. */
class WindowTest {

    @Test
    void aSpanIsCutIntoWindowsOfThirtyDaysWithoutGapOrOverlap() {
        List<Window> windows = Window.cut(LocalDate.parse("2016-01-01"), LocalDate.parse("2021-12-31"));

        assertThat(windows).hasSize(74);
        assertThat(windows.get(0)).hasToString("Window[from=2016-01-01, to=2016-01-30]");
        assertThat(windows.get(73).to()).isEqualTo("2021-12-31");
        for (int i = 1; i < windows.size(); i++) {
            assertThat(windows.get(i).from()).isEqualTo(windows.get(i - 1).to().plusDays(1));
        }
    }

    @Test
    void aSingleDayIsAWindow() {
        LocalDate day = LocalDate.parse("2016-02-29");

        assertThat(Window.cut(day, day)).containsExactly(new Window(day, day));
    }
}
