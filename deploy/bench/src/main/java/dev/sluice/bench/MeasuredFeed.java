package dev.sluice.bench;

import java.util.Arrays;
import java.util.Locale;

/** A feed that the bench measures. */
public enum MeasuredFeed {
    USERS("users", "user"),
    PLAYER_SESSIONS("player-sessions", "playersession"),
    PRODUCTS("products", "product");

    private final String topic;
    private final String noun;

    MeasuredFeed(String topic, String noun) {
        this.topic = topic;
        this.noun = noun;
    }

    /** The feed's name, which is its topic and its folder in the contract. */
    public String topic() {
        return topic;
    }

    /** The CloudEvents type of the feed's events. */
    public String eventType() {
        return "dev.sluice." + noun + ".v1";
    }

    /** The feed of a name such as {@code player-sessions}. */
    public static MeasuredFeed of(String name) {
        return Arrays.stream(values())
                .filter(feed -> feed.topic.equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no feed " + name + " is measured; the feeds are " + Arrays.toString(values())));
    }

    @Override
    public String toString() {
        return topic;
    }
}
