package dev.sluice.scraper.scrape;

import dev.sluice.scraper.queue.HostQueue;
import dev.sluice.scraper.queue.ScrapeState;
import dev.sluice.scraper.queue.StoredRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What is known of every request: written from the topics, read by whoever asks. */
@Singleton
final class Ledger {

    private final HostQueue queue;
    private final Json json;

    Ledger(HostQueue queue, Json json) {
        this.queue = queue;
        this.json = json;
    }

    Uni<Void> record(ScrapeRequest request) {
        return queue.record(request.scrapeId(), request.host(), Json.text(request), ScrapeState.WAITING_FOR_HOST)
                .replaceWithVoid();
    }

    Uni<Void> ended(ScrapeResult result) {
        return ScrapeState.of(result.state())
                .map(state -> queue.result(
                        result.scrapeId(),
                        state,
                        result.reasons() == null || result.reasons().isEmpty() ? "" : Json.text(result.reasons()),
                        result.eventId() == null ? "" : result.eventId()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    Uni<Optional<Scrape>> find(String id) {
        return queue.find(id).map(found -> found.map(this::scrape));
    }

    /** Newest first. */
    Uni<List<Scrape>> list(Optional<ScrapeState> state, Optional<StoredRequest.Place> after, int most) {
        return queue.list(state, after, most)
                .map(rows -> rows.stream().map(this::scrape).toList());
    }

    /** Answers the state that the request was in; empty if there is none. */
    Uni<Optional<ScrapeState>> cancel(String id) {
        return queue.cancel(id);
    }

    Uni<Optional<ScrapeRequest>> request(String id) {
        return queue.find(id).map(found -> found.map(row -> json.request(row.request())));
    }

    private Scrape scrape(StoredRequest row) {
        return Scrape.of(row, json.request(row.request()), json.reasons(row.reasons()), json.texts(row.events()));
    }
}
