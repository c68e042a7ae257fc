package dev.sluice.scraper.scrape;

import dev.sluice.scraper.http.BodyReader;
import dev.sluice.scraper.http.Problems;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.queue.HostQueue;
import dev.sluice.scraper.queue.Scrape;
import dev.sluice.scraper.queue.ScrapeRequest;
import dev.sluice.scraper.queue.ScrapeResult;
import dev.sluice.scraper.queue.ScrapeState;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Accepts, finds, lists, cancels and repeats scrape requests; fails with a problem where that is not possible. */
@Singleton
final class ScrapeService {

    private final BodyReader bodies;
    private final VisitorRegistry registry;
    private final ScrapeRequestPublisher requests;
    private final HostQueue queue;
    private final EventPublisher publisher;

    ScrapeService(
            BodyReader bodies,
            VisitorRegistry registry,
            ScrapeRequestPublisher requests,
            HostQueue queue,
            EventPublisher publisher) {
        this.bodies = bodies;
        this.registry = registry;
        this.requests = requests;
        this.queue = queue;
        this.publisher = publisher;
    }

    Uni<AcceptedScrapes> accept(String body) {
        List<ScrapeOrder> orders = bodies.read(body, ScrapeOrder.class);
        bodies.check(orders, "Nothing was accepted: see violations.");
        return publish(orders.stream().flatMap(this::requests).toList());
    }

    Uni<AcceptedScrapes> repeat(String id) {
        return find(id).chain(old -> publish(List.of(old.request().repeat())));
    }

    Uni<ScrapeList> list(Optional<ScrapeState> state, Optional<Scrape.ListPosition> after, int limit) {
        return available(queue.list(state, after, limit)).map(items -> ScrapeList.of(items, limit));
    }

    Uni<Scrape> find(String id) {
        return available(queue.find(id)).map(found -> found.orElseThrow(ScrapeService::notFound));
    }

    /** Reports the cancellation to Kafka too, so that rebuilding a lost Redis does not restore the request. */
    Uni<Void> cancel(String id) {
        return available(queue.cancel(id)).chain(before -> switch (before.orElseThrow(ScrapeService::notFound)) {
            case QUEUED, WAITING_FOR_HOST, CANCELLED ->
                available(publisher.send(cancelled(id).event()));
            default ->
                throw Problems.conflict("The request is already " + before.get().tag() + ".");
        });
    }

    private static ScrapeResult cancelled(String id) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new ScrapeResult(id, null, "", ScrapeState.CANCELLED.tag(), List.of(), now);
    }

    private Stream<ScrapeRequest> requests(ScrapeOrder order) {
        if (order.address() == null && order.asin() == null) {
            return Stream.of(ScrapeRequest.ofSource(order.feed()));
        }
        Stream<URI> pages = order.address() != null
                ? Stream.of(URI.create(order.address().strip()))
                : order.sites().stream()
                        .flatMap(site -> registry.productPage(order.feed(), order.asin(), site).stream());
        String feed = registry.feedOrDefault(order.feed());
        return pages.map(page -> ScrapeRequest.ofPage(feed, page, order.selector(), order.browser(), order.scrolls()));
    }

    private Uni<AcceptedScrapes> publish(List<ScrapeRequest> accepted) {
        return available(requests.publish(accepted)).replaceWith(() -> AcceptedScrapes.of(accepted));
    }

    private static HttpProblem notFound() {
        return Problems.notFound("There is no such request, or it ended long ago.");
    }

    private static <T> Uni<T> available(Uni<T> work) {
        return Problems.unavailable("Kafka or Redis", work);
    }
}
