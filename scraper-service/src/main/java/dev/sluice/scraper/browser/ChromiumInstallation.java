package dev.sluice.scraper.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.chrome.ChromeOptions;

/** Locates Chromium and its driver, and sets the options with which no request bypasses the proxy. */
final class ChromiumInstallation {

    private static final List<String> FLAGS = List.of(
            "--headless=new",
            // Includes loopback, else a page could reach services on this machine.
            "--proxy-bypass-list=<-loopback>",
            "--dns-prefetch-disable",
            "--disable-quic",
            "--webrtc-ip-handling-policy=disable_non_proxied_udp",
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-extensions",
            "--disable-sync",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--incognito",
            "--mute-audio",
            "--window-size=1366,900");

    private final BrowserSettings settings;

    ChromiumInstallation(BrowserSettings settings) {
        this.settings = settings;
    }

    /** A message with the missing program and the setting that names it; empty if both programs exist. */
    Optional<String> missing() {
        if (settings.grid().isPresent()) {
            return Optional.empty();
        }
        if (executable().isEmpty()) {
            return Optional.of("no browser: there is no chromium on the path; set sluice.browser.chromium or .grid");
        }
        return driver().isEmpty()
                ? Optional.of("no browser: there is no chromedriver on the path; set sluice.browser.chromedriver")
                : Optional.empty();
    }

    Optional<Path> driver() {
        return find(settings.chromedriver(), "chromedriver");
    }

    /** Options of a browser that sends every request to this port of the proxy host. */
    ChromeOptions options(int port, String userAgent, Path profile) {
        List<String> flags = new ArrayList<>(FLAGS);
        // The proxy resolves names: a browser that resolved them itself would bypass the guard.
        flags.add("--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE " + settings.proxyHost());
        flags.add("--proxy-server=http://" + settings.proxyHost() + ":" + port);
        flags.add("--user-agent=Mozilla/5.0 (compatible) Chrome " + userAgent);
        if (!settings.sandbox()) {
            flags.add("--no-sandbox");
        }
        if (profile != null) {
            flags.add("--user-data-dir=" + profile);
        }
        ChromeOptions options = new ChromeOptions();
        options.addArguments(flags);
        options.setPageLoadStrategy(PageLoadStrategy.EAGER);
        options.setExperimentalOption("prefs", Map.of("download_restrictions", 3));
        if (settings.grid().isEmpty()) {
            options.setBinary(executable().orElseThrow().toString());
        }
        return options;
    }

    private Optional<Path> executable() {
        return find(settings.chromium(), "chromium", "chromium-browser", "google-chrome", "chrome");
    }

    private static Optional<Path> find(Optional<Path> configured, String... names) {
        if (configured.isPresent()) {
            return configured.filter(Files::isExecutable);
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator, -1)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
