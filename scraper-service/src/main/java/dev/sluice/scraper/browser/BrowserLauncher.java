package dev.sluice.scraper.browser;

import dev.sluice.scraper.proxy.BrowserProxies;
import dev.sluice.scraper.proxy.BrowserProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;

/** Starts browsers on this machine or on a Grid, each with its own proxy and profile. */
final class BrowserLauncher {

    private static final Logger LOG = Logger.getLogger(BrowserLauncher.class);
    private static final int MAX_ATTEMPTS = 3;

    private final BrowserSettings settings;
    private final BrowserProxies proxies;
    private final ChromiumInstallation installation;
    private final String userAgent;

    BrowserLauncher(
            BrowserSettings settings, BrowserProxies proxies, ChromiumInstallation installation, String userAgent) {
        this.settings = settings;
        this.proxies = proxies;
        this.installation = installation;
        this.userAgent = userAgent;
    }

    /** Starts a browser; retries because the port that a driver chose may have been taken in between. */
    BrowserSession start() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce();
            } catch (IOException | WebDriverException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
                LOG.warnf("a browser did not start, attempt=%d: %s", attempt, e.getMessage());
            }
        }
    }

    private BrowserSession startOnce() throws IOException {
        BrowserProxy proxy =
                proxies.listen(settings.proxyHost()).toCompletableFuture().join();
        try {
            return settings.grid().isPresent() ? startOnGrid(proxy) : startLocally(proxy);
        } catch (IOException | WebDriverException e) {
            proxy.close();
            throw e;
        }
    }

    private BrowserSession startOnGrid(BrowserProxy proxy) throws IOException {
        RemoteWebDriver browser = connect(settings.grid().orElseThrow(), proxy, null);
        Runnable quit = () -> {
            try {
                browser.quit();
            } catch (RuntimeException e) {
                LOG.debugf("a browser of the Grid had already ended: %s", e.getMessage());
            }
        };
        return new BrowserSession(browser, proxy, quit, quit);
    }

    private BrowserSession startLocally(BrowserProxy proxy) throws IOException {
        ChromeDriverProcess driver =
                ChromeDriverProcess.start(installation.driver().orElseThrow());
        try {
            return new BrowserSession(
                    connect(driver.address(), proxy, driver.profile()), proxy, driver::kill, driver::close);
        } catch (IOException | WebDriverException e) {
            driver.close();
            throw e;
        }
    }

    private RemoteWebDriver connect(URI driver, BrowserProxy proxy, Path profile) throws IOException {
        ClientConfig client = ClientConfig.defaultConfig()
                .baseUri(driver)
                // Longer than any page may take, so that only a hung driver exceeds it.
                .readTimeout(settings.timeout().plus(Duration.ofSeconds(10)));
        return new RemoteWebDriver(
                driver.toURL(), installation.options(proxy.port(), userAgent, profile), client, false);
    }
}
