package dev.sluice.ingest.intake;

import dev.sluice.ingest.intake.Announcer.Announcement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Puts events that came by REST into their feed's topic, from where they go the way of all. Bounded in number and time:
 * who asks is told at once that there is no room, or that Kafka did not take it.
 */
@ApplicationScoped
class Publisher {

    /** Events of all requests together that wait for Kafka; four requests of the largest kind. */
    private static final int ROOM = 2_000;

    /** A Kafka that is away longer than this is the sender's to wait for: it may send again with the effect of once. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Announcer announcer;
    private final AtomicInteger waiting = new AtomicInteger();

    Publisher(Announcer announcer) {
        this.announcer = announcer;
    }

    /** Told to whoever finds no room; nothing was published. */
    static final class Overload extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** One event, checked, under the envelope that it goes with. */
    record Outgoing(Announcement envelope, Object event) {}

    /** Completes once Kafka has acknowledged them all. */
    Uni<Void> publish(List<Outgoing> events) {
        if (waiting.addAndGet(events.size()) > ROOM) {
            waiting.addAndGet(-events.size());
            return Uni.createFrom().failure(new Overload());
        }
        List<Uni<Void>> sends = events.stream()
                .map(event -> announcer.send(event.envelope(), StrictJson.bytes(event.event())))
                .toList();
        return Uni.join()
                .all(sends)
                .andCollectFailures()
                .replaceWithVoid()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onTermination()
                .invoke(() -> waiting.addAndGet(-events.size()));
    }

    /** Completes once Kafka has taken a tombstone. */
    Uni<Void> erase(Announcement tombstone) {
        return announcer.send(tombstone, null).ifNoItem().after(PATIENCE).fail();
    }

    /** The envelope that an event of a feed goes under: deterministic, so that sent twice it has the effect of once. */
    static <E> Announcement envelope(Feed<E, ?> feed, FeedFacts facts, E event, String source, int replays) {
        String key = feed.key(event);
        Instant time = feed.time(event);
        Map<String, String> extensions = replays == 0 ? Map.of() : Map.of("replays", Integer.toString(replays));
        return new Announcement(
                feed.name(), facts.type(), source, key + "/" + feed.version(event), time, key, extensions);
    }
}
