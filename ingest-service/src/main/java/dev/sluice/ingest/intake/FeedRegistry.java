package dev.sluice.ingest.intake;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The feeds that the rooms offer, by name: for what comes by REST, which names its feed. */
@ApplicationScoped
class FeedRegistry {

    private final Map<String, Entry<?>> feeds = new TreeMap<>();

    FeedRegistry(@All List<Feed<?, ?>> feeds) {
        feeds.forEach(feed -> this.feeds.put(feed.name(), new Entry<>(feed, FeedFacts.of(feed.name()))));
    }

    /** A room's feed and what the contract says of it. */
    record Entry<E>(Feed<E, ?> feed, FeedFacts facts) {}

    Optional<Entry<?>> find(String name) {
        return Optional.ofNullable(feeds.get(name));
    }

    List<Entry<?>> all() {
        return List.copyOf(feeds.values());
    }
}
