package dev.sluice.scraper.scrape;

import dev.sluice.scraper.queue.HostQueue;
import dev.sluice.scraper.queue.Task;
import dev.sluice.scraper.source.Source;
import dev.sluice.scraper.source.SourceRunner;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes a visit of a task: through the room whose feed it is for, or by running that feed's source. */
@Singleton
final class VisitDispatcher {

    /** How often the lease of a run's stand-in host is prolonged; well within any lease. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final Instance<Visitor> visitors;
    private final Instance<Source> sources;
    private final SourceRunner runner;
    private final HostQueue queue;
    private final Event<Visited> visited;
    private final ScrapeSettings settings;

    VisitDispatcher(
            @Any Instance<Visitor> visitors,
            @Any Instance<Source> sources,
            SourceRunner runner,
            HostQueue queue,
            Event<Visited> visited,
            ScrapeSettings settings) {
        this.visitors = visitors;
        this.sources = sources;
        this.runner = runner;
        this.queue = queue;
        this.visited = visited;
        this.settings = settings;
    }

    /** Never fails: a failure is an outcome. */
    Uni<AttemptResult> make(Task task, ScrapeRequest request) {
        // A request whose replica dies with it again and again must not take the next one with it for ever.
        if (task.attempts() > settings.attempts() + 2) {
            return Uni.createFrom().item(AttemptResult.failed(new Reason("fetch", "no replica came back from it")));
        }
        return Uni.createFrom()
                .deferred(() -> request.address() == null ? run(task, request) : visit(request))
                .onFailure()
                .recoverWithItem(failure -> AttemptResult.of(failure, task.attempts(), settings));
    }

    Optional<Visitor> visitor(String feed) {
        return visitors.stream().filter(visitor -> visitor.feed().equals(feed)).findAny();
    }

    /** The feeds that addresses can be visited for. */
    List<String> feeds() {
        return visitors.stream()
                .map(Visitor::feed)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    Optional<Source> source(String feed) {
        return sources.stream().filter(source -> source.name().equals(feed)).findAny();
    }

    private Uni<AttemptResult> visit(ScrapeRequest request) {
        Optional<Visitor> visitor = visitor(request.feed());
        if (visitor.isEmpty()) {
            return Uni.createFrom().item(AttemptResult.failed(new Reason("feed", "nobody visits pages for it")));
        }
        URI address = URI.create(request.address());
        return visitor.get()
                .visit(new VisitRequest(address, request.scrapeId(), request.selector(), request.browser()))
                .ifNoItem()
                .after(settings.visit())
                .fail()
                .invoke(visit -> visited.fire(new Visited(request, visit)))
                .map(AttemptResult::of);
    }

    private Uni<AttemptResult> run(Task task, ScrapeRequest request) {
        Optional<Source> source = source(request.feed());
        if (source.isEmpty()) {
            return Uni.createFrom().item(AttemptResult.failed(new Reason("feed", "there is no such source")));
        }
        var beats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick -> queue.prolong(task).onFailure().recoverWithItem(false))
                .subscribe()
                .with(prolonged -> {});
        return runner.run(source.get(), request.scrapeId())
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("the source is busy"))
                .map(result -> result.failed() > 0 && result.published() == 0
                        ? AttemptResult.failed(
                                new Reason("fetch", result.failures().keySet().toString()))
                        : AttemptResult.ofRun())
                .onTermination()
                .invoke(beats::cancel);
    }
}
