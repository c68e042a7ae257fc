package dev.sluice.scraper.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWebServer;
import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rendering on a machine without a browser. */
class AbsentBrowserTest {

    @Test
    void theFailureNamesTheMissingProgramAndNothingIsFetched() {
        try (FakeWebServer web = new FakeWebServer()) {
            Browser browser = TestBrowsers.with("127.0.0.1", "chromium", "/nowhere/chromium");

            FetchFailed failure =
                    catchThrowableOfType(FetchFailed.class, () -> browser.render(web.at("/p"), RenderOptions.PLAIN)
                            .await()
                            .atMost(Duration.ofSeconds(5)));

            assertThat(failure.reason()).isEqualTo(Reason.BROWSER);
            assertThat(failure).hasMessageContaining("sluice.browser.chromium");
            assertThat(failure.isRetryable()).isFalse();
            assertThat(browser.missing()).isPresent();
            assertThat(web.requests()).isEmpty();
            browser.close();
        }
    }
}
