package dev.sluice.scraper.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.FakeWeb;
import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Without a browser a page that needs one fails, saying what is missing; nothing is fetched for it. */
class AbsentBrowserTest {

    @Test
    void anAbsentBrowserIsAClearMessage() {
        try (FakeWeb web = new FakeWeb()) {
            Browser browser = Browsers.with("127.0.0.1", "chromium", "/nowhere/chromium");

            FetchFailed failure =
                    catchThrowableOfType(FetchFailed.class, () -> browser.render(web.at("/p"), RenderOptions.PLAIN)
                            .await()
                            .atMost(Duration.ofSeconds(5)));

            assertThat(failure.reason()).isEqualTo(Reason.BROWSER);
            assertThat(failure).hasMessageContaining("sluice.browser.chromium");
            assertThat(failure.passing()).isFalse();
            assertThat(browser.missing()).isPresent();
            assertThat(web.asked()).isEmpty();
            browser.close();
        }
    }
}
