package dev.sluice.ingest.intake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * A rejected event on its way through topic {@code rejected} to its table; the fields are those of
 * {@code deploy/contract/rejected/event.schema.json}.
 */
@RegisterForReflection
record Rejection(
        String id,
        String feed,
        Instant at,
        List<Violation> reasons,
        String key,
        String eventId,
        String topic,
        int partition,
        long offset,
        long size,
        String sha256,
        String original,
        boolean truncated,
        int replays) {

    /** The message of the reason for an event of a person who was erased. */
    static final String ERASED = "was erased";

    static Rejection of(FeedFacts feed, Arrival arrival, List<Violation> reasons) {
        Original original = Original.of(arrival.value(), feed.secrets());
        return new Rejection(
                arrival.id(),
                feed.name(),
                arrival.at(),
                reasons,
                head(arrival.key()),
                Envelope.attribute(arrival.headers(), "id").map(Rejection::head).orElse(null),
                arrival.topic(),
                arrival.partition(),
                arrival.offset(),
                original.size(),
                original.sha256(),
                original.text(),
                original.truncated(),
                replays(arrival));
    }

    /** Of a person who was erased nothing is kept, not even the key. */
    static Rejection ofErased(FeedFacts feed, Arrival arrival) {
        Original original = Original.of(arrival.value(), feed.secrets());
        return new Rejection(
                arrival.id(),
                feed.name(),
                arrival.at(),
                List.of(new Violation("key", ERASED)),
                null,
                null,
                arrival.topic(),
                arrival.partition(),
                arrival.offset(),
                original.size(),
                original.sha256(),
                null,
                false,
                replays(arrival));
    }

    /** A key is an identifier; one that is a text is kept no longer than an identifier may be. */
    private static String head(String text) {
        return text == null ? null : text.substring(0, Math.min(1_000, text.length()));
    }

    private static int replays(Arrival arrival) {
        return Envelope.attribute(arrival.headers(), "replays")
                .filter(count -> count.matches("\\d{1,4}"))
                .map(Integer::valueOf)
                .orElse(0);
    }
}
