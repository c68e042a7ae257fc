package dev.sluice.ingest.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Decides on one arrival: envelope, data, and whether the two agree. Knows no backend. */
@ApplicationScoped
class Judge {

    private static final Logger LOG = Logger.getLogger(Judge.class);

    private final EventReader reader;
    private final Clock clock;

    Judge(EventReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** An accepted row with the envelope that it is stored under. */
    record Judged<R>(R row, Envelope envelope) {}

    <E, R> Verdict<Judged<R>> judge(Arrival arrival, Feed<E, R> feed, FeedFacts facts) {
        try {
            return decide(arrival, feed, facts);
        } catch (RuntimeException e) {
            // A fault of ours on some data: the event is kept among the rejected, to be replayed once it is mended.
            LOG.errorf(e, "feed=%s record=%s could not be judged", facts.name(), arrival.id());
            return new Verdict.Rejected<>(List.of(new Violation("value", "could not be judged: " + e.getClass())));
        }
    }

    Verdict<Envelope> envelope(Arrival arrival, FeedFacts facts) {
        return Envelope.read(arrival.headers(), arrival.key(), facts.type(), clock);
    }

    private <E, R> Verdict<Judged<R>> decide(Arrival arrival, Feed<E, R> feed, FeedFacts facts) {
        List<Violation> violations = new ArrayList<>();
        Envelope envelope = accepted(Envelope.read(arrival.headers(), arrival.key(), facts.type(), clock), violations);
        E event = accepted(reader.read(arrival.value(), feed.event()), violations);
        if (envelope != null && event != null) {
            agree(envelope, event, feed, violations);
        }
        R row = event == null ? null : accepted(feed.judge(event), violations);
        return violations.isEmpty()
                ? new Verdict.Accepted<>(new Judged<>(row, envelope))
                : new Verdict.Rejected<>(violations);
    }

    private static <E> void agree(Envelope envelope, E event, Feed<E, ?> feed, List<Violation> violations) {
        if (!feed.key(event).equals(envelope.subject())) {
            violations.add(new Violation("ce_subject", "must be the key in the data"));
        }
        if (!feed.time(event)
                .truncatedTo(ChronoUnit.MILLIS)
                .equals(envelope.time().truncatedTo(ChronoUnit.MILLIS))) {
            violations.add(new Violation("ce_time", "must be the time in the data"));
        }
    }

    private static <T> T accepted(Verdict<T> verdict, List<Violation> violations) {
        if (verdict instanceof Verdict.Rejected<T> rejected) {
            violations.addAll(rejected.violations());
            return null;
        }
        return ((Verdict.Accepted<T>) verdict).row();
    }
}
