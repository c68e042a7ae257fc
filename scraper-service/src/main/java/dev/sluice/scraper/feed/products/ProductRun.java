package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.scrape.VisitResult;
import dev.sluice.scraper.source.RunResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counters of one scheduled run, and the number of its pages that the browser may still open. */
final class ProductRun {

    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong unchanged = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicInteger rendered = new AtomicInteger();
    private final ConcurrentMap<String, Long> failures = new ConcurrentHashMap<>();
    private final int browserPages;

    ProductRun(int browserPages) {
        this.browserPages = browserPages;
    }

    void listed(int count) {
        pages.set(count);
    }

    void visited(VisitResult visit) {
        (visit.eventId() == null ? unchanged : published).incrementAndGet();
    }

    void skipped() {
        skipped.incrementAndGet();
    }

    void failed(FetchFailed failure) {
        failures.merge(failure.reason().tag(), 1L, Long::sum);
    }

    boolean usesBrowser() {
        return browserPages > 0;
    }

    /** Reserves the browser for one page; false once the limit of the run is reached. */
    boolean reserveBrowser() {
        return rendered.getAndUpdate(count -> Math.min(count + 1, browserPages)) < browserPages;
    }

    Map<String, Long> progress() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("pages", pages.get());
        counts.put("published", published.get());
        counts.put("unchanged", unchanged.get());
        counts.put("skipped", skipped.get());
        counts.put("rendered", (long) rendered.get());
        return counts;
    }

    RunResult result() {
        return new RunResult(published.get(), unchanged.get() + skipped.get(), Map.copyOf(failures), null);
    }
}
