package dev.sluice.ingest.intake;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All feeds by name, for REST requests, which name their feed. */
@Singleton
public final class FeedRegistry {

    private final Map<String, RegisteredFeed<?>> feeds = new TreeMap<>();

    FeedRegistry(@All List<Feed<?, ?>> feeds) {
        feeds.forEach(feed -> this.feeds.put(feed.name(), new RegisteredFeed<>(feed, FeedContract.of(feed.name()))));
    }

    /** A feed and its contract. */
    public record RegisteredFeed<E>(Feed<E, ?> feed, FeedContract contract) {}

    /** The feed of a name, if there is one. */
    public Optional<RegisteredFeed<?>> find(String name) {
        return Optional.ofNullable(feeds.get(name));
    }

    /** All feeds in the order of their names. */
    public List<RegisteredFeed<?>> all() {
        return List.copyOf(feeds.values());
    }
}
