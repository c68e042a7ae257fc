package dev.sluice.scraper.browser;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.fetch.FetchSettings;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.fetch.WebPage;
import dev.sluice.scraper.proxy.BrowserProxies;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Renders pages in a real browser; where none is installed, each page fails with a message that says what is missing. */
@Singleton
public final class Browser {

    private final BrowserSettings settings;
    private final Fetcher fetcher;
    private final ChromiumInstallation installation;
    private final BrowserPool pool;
    private final ThreadPoolExecutor threads;

    Browser(BrowserSettings settings, FetchSettings fetch, Fetcher fetcher, BrowserProxies proxies) {
        this.settings = settings;
        this.fetcher = fetcher;
        this.installation = new ChromiumInstallation(settings);
        this.pool = new BrowserPool(settings, new BrowserLauncher(settings, proxies, installation, fetch.userAgent()));
        // As many threads as browsers, so that a page with a thread finds a browser.
        this.threads = new ThreadPoolExecutor(
                settings.size(),
                settings.size(),
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(settings.waiting()),
                task -> {
                    Thread thread = new Thread(task, "browser");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** The missing program and the setting that names it; empty if a browser can be started. */
    public Optional<String> missing() {
        return installation.missing();
    }

    /**
     * Renders a page, subject to robots.txt and the host's delay as any other.
     *
     * @param address of the page
     * @param options scrolling and waiting
     * @return the document after its scripts have run, or {@link FetchFailed}
     */
    public Uni<WebPage> render(URI address, RenderOptions options) {
        return Uni.createFrom().deferred(() -> {
            Optional<String> missing = installation.missing();
            if (missing.isPresent()) {
                throw FetchFailed.permanent(address, Reason.BROWSER, missing.get());
            }
            return fetcher.visit(address, () -> renderInTime(address, options))
                    // The browser follows redirects by itself: the final address must be allowed too.
                    .call(page -> fetcher.permission(page.address()));
        });
    }

    private Uni<WebPage> renderInTime(URI address, RenderOptions options) {
        return Uni.createFrom().deferred(() -> {
            RenderJob job = new RenderJob(pool, address, options);
            return Uni.createFrom()
                    .item(job::run)
                    .runSubscriptionOn(threads)
                    .onFailure(RejectedExecutionException.class)
                    .transform(full ->
                            FetchFailed.retryable(address, Reason.BROWSER, "too many pages are waiting for a browser"))
                    .ifNoItem()
                    .after(settings.timeout())
                    .failWith(() -> FetchFailed.retryable(
                            address, Reason.TIMEOUT, settings.timeout().toMillis() + " ms in the browser"))
                    .onTermination()
                    .invoke(job::cancel);
        });
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        pool.close();
    }
}
