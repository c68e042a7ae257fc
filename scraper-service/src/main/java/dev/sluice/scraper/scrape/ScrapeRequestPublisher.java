package dev.sluice.scraper.scrape;

import dev.sluice.runtime.tracing.SpanSpec;
import dev.sluice.runtime.tracing.Tracing;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.queue.HostQueue;
import dev.sluice.scraper.queue.ScrapeRequest;
import dev.sluice.scraper.queue.ScrapeState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Publishes scrape requests to their topic, after which they are safe. */
@Singleton
public final class ScrapeRequestPublisher {

    private static final int MAX_IN_FLIGHT = 64;

    /** After it the call fails and Kafka is reported as unavailable. */
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(10);

    private final EventPublisher publisher;
    private final HostQueue queue;
    private final Tracing tracing;

    ScrapeRequestPublisher(EventPublisher publisher, HostQueue queue, Tracing tracing) {
        this.publisher = publisher;
        this.queue = queue;
        this.tracing = tracing;
    }

    /**
     * Publishes requests; publishing an id again has no further effect.
     *
     * @param requests to be published
     * @return completes when Kafka has them all; fails when it has not within ten seconds
     */
    public Uni<Void> publish(List<ScrapeRequest> requests) {
        Queue<ScrapeRequest> published = new ConcurrentLinkedQueue<>();
        return forEach(requests, request -> send(request).invoke(published::add).replaceWithVoid())
                .ifNoItem()
                .after(PUBLISH_TIMEOUT)
                .fail()
                .chain(() -> forEach(published, this::recordQueued));
    }

    private Uni<ScrapeRequest> send(ScrapeRequest request) {
        return tracing.in(() -> SpanSpec.ask(request.feed(), request.scrapeId()), span -> {
            ScrapeRequest traced = request.withTraceparent(tracing.traceparent(span));
            return publisher.send(traced.event()).replaceWith(traced);
        });
    }

    /** Lets a caller find the request at once; if Redis is unavailable, the topic's consumer records it later. */
    private Uni<Void> recordQueued(ScrapeRequest request) {
        return queue.record(request, ScrapeState.QUEUED)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Void> forEach(Iterable<ScrapeRequest> requests, Function<ScrapeRequest, Uni<Void>> action) {
        return Multi.createFrom()
                .iterable(requests)
                .onItem()
                .transformToUni(action::apply)
                .merge(MAX_IN_FLIGHT)
                .onItem()
                .ignoreAsUni();
    }
}
