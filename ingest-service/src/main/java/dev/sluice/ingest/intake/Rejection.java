package dev.sluice.ingest.intake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A rejected event as sent to topic {@code rejected}: {@code deploy/contract/rejected/event.schema.json}. */
@RegisterForReflection
public record Rejection(
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

    /** Replaces halves of surrogate pairs, which Cassandra refuses; cutting a text can leave one at its end. */
    public Rejection {
        key = wellFormed(key);
        eventId = wellFormed(eventId);
        original = wellFormed(original);
    }

    /** The topic of rejected events. */
    public static final String TOPIC = "rejected";

    static final String TYPE = "dev.sluice.rejected.v1";

    private static final int MAX_ID_LENGTH = 1_000;

    static Rejection of(FeedContract feed, InboundRecord inbound, List<Violation> reasons) {
        OriginalPayload original = OriginalPayload.of(inbound.value(), feed.secrets());
        return new Rejection(
                inbound.id(),
                feed.name(),
                inbound.at(),
                reasons,
                head(inbound.key()),
                Envelope.attribute(inbound.headers(), "id").map(Rejection::head).orElse(null),
                inbound.topic(),
                inbound.partition(),
                inbound.offset(),
                original.size(),
                original.sha256(),
                original.text(),
                original.truncated(),
                replays(inbound));
    }

    /** The rejection of an erased person's event: keeps neither the original nor the key. */
    static Rejection ofErased(FeedContract feed, InboundRecord inbound) {
        OriginalPayload original = OriginalPayload.of(inbound.value(), feed.secrets());
        return new Rejection(
                inbound.id(),
                feed.name(),
                inbound.at(),
                List.of(new Violation("key", "was erased", RejectionKind.ERASED)),
                null,
                null,
                inbound.topic(),
                inbound.partition(),
                inbound.offset(),
                original.size(),
                original.sha256(),
                null,
                false,
                replays(inbound));
    }

    private static String wellFormed(String text) {
        return text == null ? null : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Cuts a key that is longer than an identifier may be. */
    private static String head(String text) {
        return text == null ? null : text.substring(0, Math.min(MAX_ID_LENGTH, text.length()));
    }

    private static int replays(InboundRecord inbound) {
        return Envelope.attribute(inbound.headers(), "replays")
                .filter(count -> count.matches("\\d{1,4}"))
                .map(Integer::valueOf)
                .orElse(0);
    }
}
