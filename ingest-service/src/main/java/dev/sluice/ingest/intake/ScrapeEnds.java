package dev.sluice.ingest.intake;

import dev.sluice.ingest.intake.Announcer.Announcement;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Tells whoever asked for an event, by the extension {@code scrapeid}, what became of it: topic scrape-results. */
@ApplicationScoped
class ScrapeEnds {

    private static final String TOPIC = "scrape-results";
    private static final String TYPE = "dev.sluice.scrape.result.v1";

    /** What is longer was not given by scraper-service. */
    private static final int LONGEST = 200;

    private final Announcer announcer;
    private final Clock clock;

    ScrapeEnds(Announcer announcer, Clock clock) {
        this.announcer = announcer;
        this.clock = clock;
    }

    /** The value of the topic's records; scraper-service writes its own ends in the same form. */
    @RegisterForReflection
    private record End(
            String scrapeId, String eventId, String feed, String state, List<Violation> reasons, Instant at) {}

    Uni<Void> stored(Arrival arrival, FeedFacts feed) {
        return tell(arrival, feed, "stored", List.of());
    }

    Uni<Void> rejected(Arrival arrival, FeedFacts feed, List<Violation> reasons) {
        return tell(arrival, feed, "rejected", reasons);
    }

    /** Under which id somebody asked for the event; empty for what nobody asked for. */
    static Optional<String> asked(Arrival arrival) {
        return Envelope.attribute(arrival.headers(), "scrapeid").filter(id -> !id.isBlank() && id.length() <= LONGEST);
    }

    /** Completes once Kafka has it; at once for an event that nobody asked for. */
    private Uni<Void> tell(Arrival arrival, FeedFacts feed, String state, List<Violation> reasons) {
        Optional<String> asked = asked(arrival);
        if (asked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String scrapeId = asked.get();
        String eventId = Envelope.attribute(arrival.headers(), "id").orElse(null);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return announcer.announce(
                new Announcement(TOPIC, TYPE, scrapeId + "/" + arrival.id(), now, scrapeId),
                StrictJson.bytes(new End(scrapeId, eventId, feed.name(), state, reasons, now)));
    }
}
