package dev.sluice.scraper.browser;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchSettings;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.fetch.Page;
import dev.sluice.scraper.fetch.Passages;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Opens pages that need JavaScript in a real browser; without one each page fails with a clear message, nothing else. */
@Singleton
public final class Browser {

    private final BrowserSettings settings;
    private final Fetcher fetcher;
    private final Chromium chromium;
    private final Pool pool;
    private final ThreadPoolExecutor threads;

    Browser(BrowserSettings settings, FetchSettings fetch, Fetcher fetcher, Passages passages) {
        this.settings = settings;
        this.fetcher = fetcher;
        this.chromium = new Chromium(settings);
        this.pool = new Pool(settings, new Sessions(settings, passages, chromium, fetch.userAgent()));
        // As many threads as browsers: who has one has the other.
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

    /** What is missing for a browser, or empty if there is one. */
    public Optional<String> missing() {
        return chromium.missing();
    }

    /**
     * Opens a page, politely as any other, and waits for its scripts.
     *
     * @param address of the page
     * @param options how far it is brought
     * @return its document after that, or {@link FetchFailed}
     */
    public Uni<Page> render(URI address, RenderOptions options) {
        return Uni.createFrom().deferred(() -> {
            Optional<String> missing = chromium.missing();
            if (missing.isPresent()) {
                throw FetchFailed.noBrowser(address, missing.get());
            }
            return fetcher.visit(address, () -> inTime(address, options))
                    // A browser follows redirects by itself: where it came out must be allowed as well.
                    .call(page -> fetcher.permission(page.address()));
        });
    }

    private Uni<Page> inTime(URI address, RenderOptions options) {
        return Uni.createFrom().deferred(() -> {
            Job job = new Job(pool, address, options);
            return Uni.createFrom()
                    .item(job::run)
                    .runSubscriptionOn(threads)
                    .onFailure(RejectedExecutionException.class)
                    .transform(full -> FetchFailed.notRendered(address, "too many pages wait for a browser"))
                    .ifNoItem()
                    .after(settings.timeout())
                    .failWith(() -> FetchFailed.tooSlow(address, settings.timeout()))
                    .onTermination()
                    .invoke(job::end);
        });
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        pool.close();
    }
}
