package dev.sluice.scraper.scrape;

import dev.sluice.scraper.publish.Publisher;
import dev.sluice.scraper.queue.HostQueue;
import dev.sluice.scraper.queue.ScrapeState;
import dev.sluice.scraper.trace.Step;
import dev.sluice.scraper.trace.Traces;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Takes requests in: they are safe once their topic has them. */
@Singleton
public final class ScrapeRequestPublisher {

    private static final int IN_FLIGHT = 64;

    /** A Kafka that is away longer is told to whoever asked. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Publisher publisher;
    private final HostQueue queue;
    private final Traces traces;

    ScrapeRequestPublisher(Publisher publisher, HostQueue queue, Traces traces) {
        this.publisher = publisher;
        this.queue = queue;
        this.traces = traces;
    }

    /**
     * Puts requests into their topic. The same id again has the effect of once.
     *
     * @param requests to be made
     * @return completes when Kafka has them all; fails when it has not within ten seconds
     */
    public Uni<Void> ask(List<ScrapeRequest> requests) {
        Queue<ScrapeRequest> asked = new ConcurrentLinkedQueue<>();
        return each(requests, request -> send(request).invoke(asked::add).replaceWithVoid())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .chain(() -> each(asked, this::announce));
    }

    private Uni<ScrapeRequest> send(ScrapeRequest request) {
        return traces.in(() -> Step.ask(request.feed(), request.scrapeId()), span -> {
            ScrapeRequest traced = request.in(traces.text(span));
            return publisher.send(traced.event()).replaceWith(traced);
        });
    }

    /** So that whoever asks a moment later is told; a Redis that is away learns of it from the topic. */
    private Uni<Void> announce(ScrapeRequest request) {
        return queue.record(request.scrapeId(), request.host(), Json.text(request), ScrapeState.QUEUED)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Void> each(Iterable<ScrapeRequest> requests, Function<ScrapeRequest, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(requests)
                .onItem()
                .transformToUni(step::apply)
                .merge(IN_FLIGHT)
                .onItem()
                .ignoreAsUni();
    }
}
