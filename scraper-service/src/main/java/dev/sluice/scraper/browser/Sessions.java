package dev.sluice.scraper.browser;

import dev.sluice.scraper.fetch.Passage;
import dev.sluice.scraper.fetch.Passages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;

/** Starts browsers, here or on a Grid, each with a proxy and a profile of its own. */
final class Sessions {

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

    Session start() throws IOException {
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
        return new Session(browser, passage, () -> quietly(browser::quit));
    }

    private Session local(Passage passage) throws IOException {
        Path profile = Files.createTempDirectory("sluice-browser");
        Driver driver = Driver.start(chromium.driver().orElseThrow());
        Runnable end = () -> {
            driver.close();
            quietly(() -> delete(profile));
        };
        try {
            return new Session(browser(driver.address(), passage, profile), passage, end);
        } catch (IOException | WebDriverException e) {
            end.run();
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

    private static void delete(Path profile) {
        try (Stream<Path> all = Files.walk(profile)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An end that fails is an end. */
    private static void quietly(Runnable last) {
        try {
            last.run();
        } catch (RuntimeException e) {
            return;
        }
    }
}
