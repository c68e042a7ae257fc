package dev.sluice.scraper.browser;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which browser opens pages, and how much of it; the reasons for the numbers are in application.properties. */
@ConfigMapping(prefix = "sluice.browser")
public interface BrowserSettings {

    /** The browser's program; else it is looked for on the search path. */
    Optional<Path> chromium();

    /** Its driver's program; else it is looked for on the search path. */
    Optional<Path> chromedriver();

    /** A Selenium Grid to use instead of a browser on this machine. */
    Optional<URI> grid();

    /** The address that the proxies of this service listen on: loopback, or what a Grid's browsers can reach. */
    @WithDefault("127.0.0.1")
    String proxyHost();

    /** Off only where the container is the sandbox: Chromium does not start there as root with its own. */
    @WithDefault("true")
    boolean sandbox();

    /** Browsers at most, each with one page at a time. */
    @WithDefault("1")
    int size();

    /** Pages that may wait for a browser; further ones fail at once. */
    @WithDefault("20")
    int waiting();

    /** Pages that a browser shows before another takes its place. */
    @WithDefault("50")
    int recycle();

    /** For one page, from waiting for a browser to its document; what is stuck then is killed. */
    @WithDefault("30s")
    Duration timeout();

    /** Bytes of a page with all its parts as they cross the wire. */
    @WithDefault("32M")
    MemorySize limit();

    /** Characters of the document once its scripts have run. */
    @WithDefault("16M")
    MemorySize document();
}
