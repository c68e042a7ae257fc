package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.BoundedBody.Longer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;

/** The door to the web for every room: an address in, a page or {@link FetchFailed} out. */
@Singleton
public final class Fetcher {

    private final FetchSettings settings;
    private final Hops hops;
    private final Robots robots;
    private final Retry retry;

    Fetcher(FetchSettings settings, Hops hops, Robots robots, Retry retry) {
        this.settings = settings;
        this.hops = hops;
        this.robots = robots;
        this.retry = retry;
    }

    /** Fetches a page as a crawler does, obeying robots.txt; {@link #fetch(URI, Function)} without a reader. */
    public Uni<Page> fetch(URI address) {
        return fetch(address, page -> page);
    }

    /**
     * Fetches a page as a crawler does, obeying robots.txt.
     *
     * @param address of the page
     * @param reader of the page, on a worker thread; what it throws as {@link FetchFailed#unusable} is retried too
     * @return what the reader made of it
     */
    public <T> Uni<T> fetch(URI address, Function<Page, T> reader) {
        return get(address, reader, robots::permission);
    }

    /**
     * Calls an API at an address that its documentation gives: robots.txt is for crawlers and is not asked.
     *
     * @param address of the API with its query
     * @param reader of the answer, on a worker thread; what it throws as {@link FetchFailed#unusable} is retried too
     * @return what the reader made of it
     */
    public <T> Uni<T> call(URI address, Function<Page, T> reader) {
        return get(address, reader, host -> Uni.createFrom().item(settings.delay()));
    }

    /**
     * Opens a file that may be far longer than a page, at an address that the settings name. Redirects, retries and
     * the time for the head are as for pages; afterwards no pause between two parts may be longer than that time.
     *
     * @param address of the file
     * @param limit of its bytes; reading beyond it fails
     * @return a body to be read on a worker thread and to be closed
     */
    public Uni<Download> open(URI address, long limit) {
        return retry.on(() -> hops.open(address, limit));
    }

    private <T> Uni<T> get(URI address, Function<Page, T> reader, Function<URI, Uni<Duration>> permission) {
        return retry.on(() -> hops.follow(address, settings.limit().asLongValue(), Longer.FAILS, permission)
                // Readers parse megabytes: not on a thread that others wait for.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(reader));
    }
}
