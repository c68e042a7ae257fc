package dev.sluice.ingest.intake;

import dev.sluice.ingest.intake.Announcer.Announcement;
import dev.sluice.ingest.store.Patience;
import dev.sluice.ingest.trace.Step;
import dev.sluice.ingest.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
    private final ScrapeEnds scrapes;
    private final MeterRegistry registry;
    private final Traces traces;

    Intake(Judge judge, Announcer announcer, ScrapeEnds scrapes, MeterRegistry registry, Traces traces) {
        this.judge = judge;
        this.announcer = announcer;
        this.scrapes = scrapes;
        this.registry = registry;
        this.traces = traces;
    }

    /**
     * Takes a feed's channel for the life of the service.
     *
     * @param channel records of the feed's topic; each is acknowledged when it has come to its end
     * @param feed the room's half
     */
    public <E, R> void take(Multi<Message<byte[]>> channel, Feed<E, R> feed) {
        FeedFacts facts = FeedFacts.of(feed.name());
        Balance balance = new Balance(feed.name(), registry);
        channel.onItem()
                .transformToUni(message -> settle(message, feed, facts, balance))
                .merge(IN_FLIGHT)
                .subscribe()
                .with(settled -> {}, Fatal.channel(feed.name()));
    }

    private <E, R> Uni<Void> settle(Message<byte[]> message, Feed<E, R> feed, FeedFacts facts, Balance balance) {
        Arrival arrival = Arrival.of(message);
        balance.received(arrival);
        return traced(arrival, feed, facts)
                .invoke(stored -> balance.settled(arrival, stored))
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                // A fault of ours: the connector tells it to the liveness check, so that the replica is started anew.
                .onFailure()
                .call(failure -> Uni.createFrom().completionStage(message.nack(failure)));
    }

    private <E, R> Uni<Boolean> traced(Arrival arrival, Feed<E, R> feed, FeedFacts facts) {
        return traces.in(
                traces.parent(arrival.headers()),
                () -> Step.process(feed.name(), ScrapeEnds.asked(arrival), arrival.record()),
                span -> end(arrival, feed, facts).invoke(stored -> Step.ended(span, stored)));
    }

    /** Answers whether the record was stored; else it was rejected. */
    private <E, R> Uni<Boolean> end(Arrival arrival, Feed<E, R> feed, FeedFacts facts) {
        if (arrival.value() == null && feed.erasure().isPresent()) {
            return erase(arrival, feed, facts);
        }
        Verdict<Judge.Judged<R>> verdict = judge.judge(arrival, feed, facts);
        if (verdict instanceof Verdict.Rejected<Judge.Judged<R>> rejected) {
            return reject(Rejection.of(facts, arrival, rejected.violations()), arrival, facts);
        }
        Judge.Judged<R> judged = ((Verdict.Accepted<Judge.Judged<R>>) verdict).row();
        return Patience.withCassandra(() -> feed.isErased(judged.envelope().subject()))
                .chain(erased -> erased
                        ? reject(Rejection.ofErased(facts, arrival), arrival, facts)
                        : store(judged, arrival, feed, facts));
    }

    private <E, R> Uni<Boolean> store(Judge.Judged<R> judged, Arrival arrival, Feed<E, R> feed, FeedFacts facts) {
        return Patience.withCassandra(() ->
                        traces.in(() -> Step.store(feed.name()), span -> feed.store(judged.row(), judged.envelope())))
                .chain(() -> announcer.announce(stored(judged.envelope(), feed, facts), StrictJson.bytes(judged.row())))
                .chain(() -> scrapes.stored(arrival, facts))
                .replaceWith(true);
    }

    /** A tombstone erases, and goes on to the readers as one. */
    private <E, R> Uni<Boolean> erase(Arrival arrival, Feed<E, R> feed, FeedFacts facts) {
        Verdict<Envelope> verdict = judge.envelope(arrival, facts);
        if (verdict instanceof Verdict.Rejected<Envelope> rejected) {
            return reject(Rejection.of(facts, arrival, rejected.violations()), arrival, facts);
        }
        Envelope envelope = ((Verdict.Accepted<Envelope>) verdict).row();
        return Patience.withCassandra(() -> traces.in(
                        () -> Step.store(feed.name()),
                        span -> feed.erasure().orElseThrow().apply(envelope)))
                .chain(() -> announcer.announce(stored(envelope, feed, facts), null))
                .replaceWith(true);
    }

    private static Announcement stored(Envelope envelope, Feed<?, ?> feed, FeedFacts facts) {
        return new Announcement(
                feed.name() + ".stored", facts.storedType(), envelope.id(), envelope.time(), envelope.subject());
    }

    private Uni<Boolean> reject(Rejection rejection, Arrival arrival, FeedFacts facts) {
        LOG.infof(
                "feed=%s record=%s rejected=%s",
                rejection.feed(),
                rejection.id(),
                rejection.reasons().stream().map(Violation::field).toList());
        Kind.count(rejection.reasons(), rejection.feed(), registry);
        return announcer
                .announce(
                        new Announcement(
                                Rejected.TOPIC,
                                "dev.sluice.rejected.v1",
                                rejection.id(),
                                rejection.at(),
                                rejection.id()),
                        StrictJson.bytes(rejection))
                .chain(() -> scrapes.rejected(arrival, facts, rejection.reasons()))
                .replaceWith(false);
    }
}
