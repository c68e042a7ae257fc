package dev.sluice.ingest.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.ingest.intake.Announcer.Announcement;
import dev.sluice.ingest.store.Patience;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Sees every record of a feed to its end: judged, then stored and announced, or put among the rejected; only then is its
 * offset given back. Records go side by side and none waits for another; order does not matter, because each write
 * carries its event's time.
 */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    /** Measured in the design: 256 writes in flight keep a small Cassandra busy; more only wait in its queues. */
    private static final int IN_FLIGHT = 256;

    private final Judge judge;
    private final Announcer announcer;
    private final MeterRegistry registry;
    private final Clock clock;

    Intake(Judge judge, Announcer announcer, MeterRegistry registry, Clock clock) {
        this.judge = judge;
        this.announcer = announcer;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Takes a feed's channel for the life of the service.
     *
     * @param channel records of the feed's topic; each is acknowledged when it has come to its end
     * @param feed the room's half
     */
    public <E, R> void take(Multi<Message<byte[]>> channel, Feed<E, R> feed) {
        FeedFacts facts = FeedFacts.of(feed.name());
        Balance balance = new Balance(feed.name(), registry, clock);
        channel.onItem()
                .transformToUni(message -> settle(message, feed, facts, balance))
                .merge(IN_FLIGHT)
                .subscribe()
                .with(settled -> {}, failure -> LOG.errorf(failure, "feed=%s the channel has stopped", feed.name()));
    }

    private <E, R> Uni<Void> settle(Message<byte[]> message, Feed<E, R> feed, FeedFacts facts, Balance balance) {
        Arrival arrival = Arrival.of(message);
        balance.received(arrival);
        Verdict<Judge.Judged<R>> verdict = judge.judge(arrival, feed, facts);
        Uni<Void> settled;
        if (verdict instanceof Verdict.Rejected<Judge.Judged<R>> rejected) {
            settled = reject(arrival, rejected, facts).invoke(() -> balance.rejected(arrival));
        } else {
            settled = accept(((Verdict.Accepted<Judge.Judged<R>>) verdict).row(), feed, facts)
                    .invoke(() -> balance.stored(arrival));
        }
        return settled.chain(() -> Uni.createFrom().completionStage(message.ack()));
    }

    private <E, R> Uni<Void> accept(Judge.Judged<R> judged, Feed<E, R> feed, FeedFacts facts) {
        Envelope envelope = judged.envelope();
        Announcement stored = new Announcement(
                feed.name() + ".stored", facts.storedType(), envelope.id(), envelope.time(), envelope.subject());
        return Patience.withCassandra(() -> feed.store(judged.row(), envelope))
                .chain(() -> announcer.announce(stored, json(judged.row())));
    }

    private Uni<Void> reject(Arrival arrival, Verdict.Rejected<?> verdict, FeedFacts facts) {
        Rejection rejection = Rejection.of(facts, arrival, verdict.violations());
        LOG.infof(
                "feed=%s record=%s rejected=%s",
                facts.name(),
                arrival.id(),
                verdict.violations().stream().map(Violation::field).toList());
        return announcer.announce(
                new Announcement(
                        Rejected.TOPIC, "dev.sluice.rejected.v1", rejection.id(), rejection.at(), rejection.id()),
                json(rejection));
    }

    private static byte[] json(Object value) {
        try {
            return StrictJson.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that was read can be written", e);
        }
    }
}
