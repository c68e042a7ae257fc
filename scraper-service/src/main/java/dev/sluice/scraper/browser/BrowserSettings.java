package dev.sluice.scraper.browser;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Browser programs and limits of rendering; defaults and their reasons are in application.properties. */
@ConfigMapping(prefix = "sluice.browser")
public interface BrowserSettings {

    /** Chromium executable; searched for on the PATH if not set. */
    Optional<Path> chromium();

    /** Chromedriver executable; searched for on the PATH if not set. */
    Optional<Path> chromedriver();

    /** Selenium Grid to use instead of a browser on this machine. */
    Optional<URI> grid();

    /** Host that the proxies of this service listen on: loopback, or an address that the Grid's browsers can reach. */
    String proxyHost();

    /** Whether Chromium uses its own sandbox; false only in a container, where it does not start as root with it. */
    boolean sandbox();

    /** Maximum number of browsers, each with one page at a time. */
    int size();

    /** Maximum number of pages waiting for a browser; further ones fail at once. */
    int waiting();

    /** Number of pages after which a browser is replaced. */
    int recycle();

    /** Timeout of one page, from waiting for a browser to its document; a browser that exceeds it is killed. */
    Duration timeout();

    /** Maximum bytes of a page with all its resources, as transferred. */
    MemorySize limit();

    /** Maximum characters of the document after its scripts have run. */
    MemorySize document();
}
