package dev.sluice.scraper.browser;

import dev.sluice.scraper.fetch.Passage;
import dev.sluice.scraper.fetch.Passages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;

/** Starts browsers, here or on a Grid, each with a proxy and a profile of its own. */
final class Sessions {

    private static final Logger LOG = Logger.getLogger(Sessions.class);
    private static final int ATTEMPTS = 3;

    private final BrowserSettings settings;
    private final Passages passages;
    private final Chromium chromium;
    private final String userAgent;

    Sessions(BrowserSettings settings, Passages passages, Chromium chromium, String userAgent) {
        this.settings = settings;
        this.passages = passages;
        this.chromium = chromium;
        this.userAgent = userAgent;
    }

    /** A start that fails is tried again: a driver may meet a port that was taken a moment ago. */
    Session start() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once();
            } catch (IOException | WebDriverException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.warnf("a browser did not start, attempt=%d: %s", attempt, e.getMessage());
            }
        }
    }

    private Session once() throws IOException {
        Passage passage =
                passages.listen(settings.proxyHost()).toCompletableFuture().join();
        try {
            return settings.grid().isPresent() ? remote(passage) : local(passage);
        } catch (IOException | WebDriverException e) {
            passage.close();
            throw e;
        }
    }

    private Session remote(Passage passage) throws IOException {
        RemoteWebDriver browser = browser(settings.grid().orElseThrow(), passage, null);
        Runnable quit = () -> {
            try {
                browser.quit();
            } catch (RuntimeException e) {
                LOG.debugf("a browser of the Grid had ended already: %s", e.getMessage());
            }
        };
        return new Session(browser, passage, quit, quit);
    }

    private Session local(Passage passage) throws IOException {
        Driver driver = Driver.start(chromium.driver().orElseThrow());
        try {
            return new Session(
                    browser(driver.address(), passage, driver.profile()), passage, driver::kill, driver::close);
        } catch (IOException | WebDriverException e) {
            driver.close();
            throw e;
        }
    }

    private RemoteWebDriver browser(URI driver, Passage passage, Path profile) throws IOException {
        ClientConfig client = ClientConfig.defaultConfig()
                .baseUri(driver)
                // Longer than any page may take, so that only a driver that is stuck meets it.
                .readTimeout(settings.timeout().plus(Duration.ofSeconds(10)));
        return new RemoteWebDriver(driver.toURL(), chromium.options(passage.port(), userAgent, profile), client, false);
    }
}
