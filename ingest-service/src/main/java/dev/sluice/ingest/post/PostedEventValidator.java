package dev.sluice.ingest.post;

import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.intake.EventReader;
import dev.sluice.ingest.intake.Feed;
import dev.sluice.ingest.intake.FeedRegistry.RegisteredFeed;
import dev.sluice.ingest.intake.OutboundEvent;
import dev.sluice.ingest.intake.Rfc3339;
import dev.sluice.ingest.intake.StrictJson;
import dev.sluice.ingest.intake.Verdict;
import dev.sluice.ingest.intake.Violation;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Validates posted events by the same rules as events from Kafka, so that an event accepted here is not rejected there. */
@Singleton
public final class PostedEventValidator {

    private final EventReader reader;
    private final Clock clock;

    PostedEventValidator(EventReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Validates an event.
     *
     * @param item of a request body, or the original or corrected value of a rejected event
     * @param replays how often the event has been replayed, this time included
     * @return the event with its envelope, or all violations
     */
    public <E> Verdict<OutboundEvent> validate(PostedItem item, RegisteredFeed<E> registered, int replays) {
        return reader.readTree(item.data(), registered.feed().event())
                .map(event -> validate(event, item, registered, replays))
                .orElse(Verdict.Rejected::new);
    }

    private <E> Verdict<OutboundEvent> validate(E event, PostedItem item, RegisteredFeed<E> registered, int replays) {
        return registered
                .feed()
                .validate(event)
                .map(row -> encode(event, item, registered, replays))
                .orElse(Verdict.Rejected::new);
    }

    private <E> Verdict<OutboundEvent> encode(E event, PostedItem item, RegisteredFeed<E> registered, int replays) {
        return StrictJson.encode(event)
                .map(data -> requireAgreement(item, outbound(event, item, registered, replays, data)))
                .orElse(Verdict.Rejected::new);
    }

    private Verdict<OutboundEvent> requireAgreement(PostedItem item, OutboundEvent envelope) {
        List<Violation> violations = attributeViolations(item, envelope);
        if (envelope.time().isAfter(clock.instant().plus(Envelope.MAX_AHEAD))) {
            violations.add(new Violation("time", "is more than 5 minutes ahead of the clock"));
        }
        return Verdict.of(envelope, violations);
    }

    /** The envelope is deterministic, so that posting an event twice has the effect of once. */
    private static <E> OutboundEvent outbound(
            E event, PostedItem item, RegisteredFeed<E> registered, int replays, byte[] data) {
        Feed<E, ?> feed = registered.feed();
        String key = feed.key(event);
        return new OutboundEvent(
                feed.name(),
                registered.contract().type(),
                item.attribute("source").orElse(OutboundEvent.SOURCE),
                key + "/" + feed.version(event),
                feed.time(event),
                key,
                replays == 0 ? Map.of() : Map.of("replays", Integer.toString(replays)),
                data);
    }

    /** A CloudEvent's attributes are determined by its data, so any difference is the sender's mistake. */
    private static List<Violation> attributeViolations(PostedItem item, OutboundEvent envelope) {
        List<Violation> violations = new ArrayList<>();
        if (item.attributes() == null) {
            return violations;
        }
        require(item, "specversion", "1.0", violations);
        require(item, "type", envelope.type(), violations);
        if (item.attribute("id").isEmpty()) {
            violations.add(new Violation("ce_id", "is missing"));
        }
        if (item.attribute("source").filter(PostedEventValidator::isReference).isEmpty()) {
            violations.add(new Violation("ce_source", "must be a URI reference"));
        }
        if (item.attribute("subject")
                .filter(subject -> !subject.equals(envelope.subject()))
                .isPresent()) {
            violations.add(new Violation("ce_subject", "must be the key in the data"));
        }
        Optional<String> time = item.attribute("time");
        if (time.isPresent()
                && Rfc3339.parse(time.get()).filter(envelope.time()::equals).isEmpty()) {
            violations.add(new Violation("ce_time", "must be the time in the data: " + envelope.time()));
        }
        return violations;
    }

    private static void require(PostedItem item, String name, String value, List<Violation> violations) {
        if (item.attribute(name).filter(value::equals).isEmpty()) {
            violations.add(new Violation("ce_" + name, "must be " + value));
        }
    }

    private static boolean isReference(String source) {
        try {
            return !new URI(source).toString().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
