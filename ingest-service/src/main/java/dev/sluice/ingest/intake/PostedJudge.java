package dev.sluice.ingest.intake;

import dev.sluice.ingest.intake.Announcer.Announcement;
import dev.sluice.ingest.intake.Publisher.Outgoing;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges what came by REST by the same rules as what came by Kafka, so that nothing is accepted here and rejected there.
 */
@ApplicationScoped
class PostedJudge {

    private final EventReader reader;
    private final Clock clock;

    PostedJudge(EventReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Judges one event.
     *
     * @param item of a body, or the corrected value of a rejected event
     * @param replays how often it was sent again
     * @return the event under its envelope, or every violation
     */
    <E> Verdict<Outgoing> judge(PostedBody.Item item, FeedRegistry.Entry<E> entry, int replays) {
        Verdict<E> read = reader.readTree(item.data(), entry.feed().event());
        if (read instanceof Verdict.Rejected<E> rejected) {
            return new Verdict.Rejected<>(rejected.violations());
        }
        E event = ((Verdict.Accepted<E>) read).row();
        if (entry.feed().judge(event) instanceof Verdict.Rejected<?> rejected) {
            return new Verdict.Rejected<>(rejected.violations());
        }
        String source = item.attribute("source").orElse(Announcer.SOURCE);
        Announcement envelope = Publisher.envelope(entry.feed(), entry.facts(), event, source, replays);
        List<Violation> violations = new ArrayList<>(context(item, envelope));
        if (envelope.time().isAfter(clock.instant().plus(Envelope.AHEAD))) {
            violations.add(new Violation("time", "is more than 5 minutes ahead of the clock"));
        }
        return violations.isEmpty()
                ? new Verdict.Accepted<>(new Outgoing(envelope, event))
                : new Verdict.Rejected<>(violations);
    }

    /** A CloudEvent says in its attributes what follows from its data; what differs is a mistake of the sender's. */
    private static List<Violation> context(PostedBody.Item item, Announcement envelope) {
        List<Violation> violations = new ArrayList<>();
        if (item.attributes() == null) {
            return violations;
        }
        require(item, "specversion", "1.0", violations);
        require(item, "type", envelope.type(), violations);
        if (item.attribute("id").isEmpty()) {
            violations.add(new Violation("ce_id", "is missing"));
        }
        if (item.attribute("source").filter(PostedJudge::isReference).isEmpty()) {
            violations.add(new Violation("ce_source", "must be a URI reference"));
        }
        agree(item, "subject", envelope.subject(), violations);
        Optional<String> time = item.attribute("time");
        if (time.isPresent()
                && Rfc3339.parse(time.get()).filter(envelope.time()::equals).isEmpty()) {
            violations.add(new Violation("ce_time", "must be the time in the data: " + envelope.time()));
        }
        return violations;
    }

    private static void require(PostedBody.Item item, String name, String value, List<Violation> violations) {
        if (item.attribute(name).filter(value::equals).isEmpty()) {
            violations.add(new Violation("ce_" + name, "must be " + value));
        }
    }

    private static void agree(PostedBody.Item item, String name, String value, List<Violation> violations) {
        if (item.attribute(name).filter(given -> !given.equals(value)).isPresent()) {
            violations.add(new Violation("ce_" + name, "must be the key in the data"));
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
