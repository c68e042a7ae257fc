package dev.sluice.bench;

import java.util.Locale;

/** A feed that the bench measures. */
public enum MeasuredFeed {
    USERS("user"),
    PLAYER_SESSIONS("playersession"),
    PRODUCTS("product");

    private final String noun;

    MeasuredFeed(String noun) {
        this.noun = noun;
    }

    /** The feed's name, which is its topic and its folder in the contract. */
    public String topic() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The CloudEvents type of the feed's events. */
    public String eventType() {
        return "dev.sluice." + noun + ".v1";
    }

    /** The feed of a name such as {@code player-sessions}. */
    public static MeasuredFeed of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
