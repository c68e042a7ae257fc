package dev.sluice.scraper.scrape;

import dev.sluice.runtime.status.Polling;
import dev.sluice.scraper.queue.HostQueue;
import dev.sluice.scraper.queue.LeasedRequest;
import dev.sluice.scraper.queue.ScrapeReason;
import dev.sluice.scraper.queue.ScrapeRequest;
import dev.sluice.scraper.source.RunResult;
import dev.sluice.scraper.source.Source;
import dev.sluice.scraper.source.SourceRunner;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Dispatches a leased request to its feed's visitor, or runs its feed's source. */
@Singleton
final class VisitDispatcher {

    /** Interval at which the lease of a source's placeholder host is extended; well within any lease. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** Attempts allowed beyond the configured ones, for those lost when a replica died. */
    private static final int MAX_LOST_ATTEMPTS = 2;

    private final VisitorRegistry registry;
    private final SourceRunner runner;
    private final HostQueue queue;
    private final Event<VisitCompleted> completed;
    private final ScrapeSettings settings;
    private final RetryPolicy retries;

    VisitDispatcher(
            VisitorRegistry registry,
            SourceRunner runner,
            HostQueue queue,
            Event<VisitCompleted> completed,
            ScrapeSettings settings,
            RetryPolicy retries) {
        this.registry = registry;
        this.runner = runner;
        this.queue = queue;
        this.completed = completed;
        this.settings = settings;
        this.retries = retries;
    }

    /** Makes an attempt; never fails, because a failure is a result. */
    Uni<VisitResult> dispatch(LeasedRequest leased) {
        // A request that kills its replica every time must not be retried without end.
        if (leased.attempts() > settings.attempts() + MAX_LOST_ATTEMPTS) {
            return failed("fetch", "every replica that tried it died");
        }
        return Uni.createFrom()
                .deferred(() -> leased.request().address() == null ? run(leased) : visit(leased.request()))
                .onFailure()
                .recoverWithItem(failure -> retries.apply(failure, leased.attempts()));
    }

    private Uni<VisitResult> visit(ScrapeRequest request) {
        Optional<Visitor> visitor = registry.visitor(request.feed());
        if (visitor.isEmpty()) {
            return failed("feed", "has no pages that can be visited");
        }
        return visitor.get()
                .visit(new VisitRequest(
                        URI.create(request.address()),
                        request.scrapeId(),
                        request.selector(),
                        request.browser(),
                        Objects.requireNonNullElse(request.scrolls(), 0)))
                .ifNoItem()
                .after(settings.visit())
                .fail()
                .invoke(result -> completed.fire(new VisitCompleted(request, result)));
    }

    private Uni<VisitResult> run(LeasedRequest leased) {
        Optional<Source> source = registry.source(leased.request().feed());
        if (source.isEmpty()) {
            return failed("feed", "has no source");
        }
        Cancellable heartbeats = Polling.every(HEARTBEAT, () -> queue.extend(leased));
        return runner.run(source.get(), leased.request().scrapeId())
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("the source is busy"))
                .map(VisitDispatcher::result)
                .onTermination()
                .invoke(heartbeats::cancel);
    }

    private static VisitResult result(RunResult run) {
        ScrapeReason reason = new ScrapeReason("fetch", run.failures().keySet().toString());
        return run.succeeded() ? VisitResult.run() : VisitResult.failed(reason, Duration.ZERO);
    }

    private static Uni<VisitResult> failed(String field, String message) {
        return Uni.createFrom().item(VisitResult.failed(new ScrapeReason(field, message), Duration.ZERO));
    }
}
