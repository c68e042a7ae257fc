package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.BoundedBody.Longer;
import dev.sluice.scraper.fetch.Exchange.Request;
import dev.sluice.scraper.trace.Step;
import dev.sluice.scraper.trace.Traces;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** The door to the web for every room: an address in, a page or {@link FetchFailed} out. */
@Singleton
public final class Fetcher {

    private final FetchSettings settings;
    private final Hops hops;
    private final Robots robots;
    private final Retry retry;
    private final Pace pace;
    private final Turn turn;
    private final Traces traces;

    Fetcher(FetchSettings settings, Hops hops, Robots robots, Retry retry, Pace pace, Turn turn, Traces traces) {
        this.settings = settings;
        this.hops = hops;
        this.robots = robots;
        this.retry = retry;
        this.pace = pace;
        this.turn = turn;
        this.traces = traces;
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
        return fetch(address, Conditions.NONE, reader);
    }

    /**
     * Fetches a page as a crawler does, unless it is still what it was.
     *
     * @param address of the page
     * @param conditions that the page gave when it was last fetched
     * @param reader of the page, which may be {@link Page#notModified()} and is then empty
     * @return what the reader made of it
     */
    public <T> Uni<T> fetch(URI address, Conditions conditions, Function<Page, T> reader) {
        return get(address, conditions, reader, robots::permission);
    }

    /**
     * Whether the guard and the host's robots.txt let this address be fetched.
     *
     * @param address of a page
     * @return nothing, or {@link FetchFailed}
     */
    public Uni<Void> permission(URI address) {
        return Uni.createFrom().deferred(() -> robots.permission(WebAddress.plain(address)));
    }

    /**
     * Fetches by other means, such as a browser, with the same manners: permission first, then the host's turn.
     *
     * @param address of the page
     * @param work that fetches it; it ends within {@link FetchSettings#timeout}
     * @return what the work gave
     */
    public <T> Uni<T> visit(URI address, Supplier<Uni<T>> work) {
        return permission(address)
                .chain(() -> turn.visit(
                        WebAddress.plain(address), () -> traces.in(() -> Step.render(address), span -> work.get())));
    }

    /**
     * How long the host of an address wants to be left alone now: the pause between two requests that its robots.txt,
     * its slowness and its failures ask for, or what is left of the rest that it asked for, if that is longer.
     *
     * @param address of any page of the host
     * @return never below the setting
     */
    public Duration pause(URI address) {
        String host = HostGate.host(WebAddress.plain(address));
        Duration delay = pace.delay(host);
        Duration rest = pace.rest(host);
        return rest.compareTo(delay) > 0 ? rest : delay;
    }

    /**
     * Calls an API at an address that its documentation gives: robots.txt is for crawlers and is not asked.
     *
     * @param address of the API with its query
     * @param reader of the answer, on a worker thread; what it throws as {@link FetchFailed#unusable} is retried too
     * @return what the reader made of it
     */
    public <T> Uni<T> call(URI address, Function<Page, T> reader) {
        return get(address, Conditions.NONE, reader, any -> Uni.createFrom().voidItem());
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

    private <T> Uni<T> get(
            URI address, Conditions conditions, Function<Page, T> reader, Function<URI, Uni<Void>> permission) {
        Request request = new Request(settings.limit().asLongValue(), Longer.FAILS, conditions);
        return retry.on(() -> hops.follow(address, settings.redirects(), request, permission)
                // Readers parse megabytes: not on a thread that others wait for.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(reader));
    }
}
