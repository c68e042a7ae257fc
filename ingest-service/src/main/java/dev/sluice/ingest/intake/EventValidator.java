package dev.sluice.ingest.intake;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Validates a record: its envelope, its data, and that the two agree. Uses no backend. */
@Singleton
final class EventValidator {

    private final EventReader reader;
    private final Clock clock;

    EventValidator(EventReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** An accepted row with its envelope, and the data of its announcement. */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record ValidatedEvent<R>(R row, Envelope envelope, byte[] data) {}

    Verdict<Envelope> validateEnvelope(InboundRecord inbound, FeedContract contract) {
        return Envelope.read(inbound.headers(), inbound.key(), contract.type(), clock);
    }

    <E, R> Verdict<ValidatedEvent<R>> validate(InboundRecord inbound, Feed<E, R> feed, FeedContract contract) {
        List<Violation> violations = new ArrayList<>();
        Envelope envelope =
                accepted(Envelope.read(inbound.headers(), inbound.key(), contract.type(), clock), violations);
        E event = accepted(reader.read(inbound.value(), feed.event()), violations);
        if (envelope != null && event != null) {
            requireAgreement(envelope, event, feed, violations);
        }
        R row = event == null ? null : accepted(feed.validate(event), violations);
        byte[] data = row == null ? null : accepted(StrictJson.encode(row), violations);
        return Verdict.of(new ValidatedEvent<>(row, envelope, data), violations);
    }

    private static <E> void requireAgreement(Envelope envelope, E event, Feed<E, ?> feed, List<Violation> violations) {
        if (!feed.key(event).equals(envelope.subject())) {
            violations.add(Violation.ofEnvelope("ce_subject", "must be the key in the data"));
        }
        if (!feed.time(event)
                .truncatedTo(ChronoUnit.MILLIS)
                .equals(envelope.time().truncatedTo(ChronoUnit.MILLIS))) {
            violations.add(Violation.ofEnvelope("ce_time", "must be the time in the data"));
        }
    }

    /** The accepted value; null, with the reasons added, for a rejected one. */
    private static <T> T accepted(Verdict<T> verdict, List<Violation> violations) {
        return verdict.orElse(reasons -> {
            violations.addAll(reasons);
            return null;
        });
    }
}
