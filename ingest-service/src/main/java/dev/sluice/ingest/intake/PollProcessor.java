package dev.sluice.ingest.intake;

import dev.sluice.ingest.cassandra.BackendRetry;
import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.cassandra.RowWriter;
import dev.sluice.ingest.intake.Balance.PollInFlight;
import dev.sluice.ingest.intake.EventValidator.ValidatedEvent;
import dev.sluice.runtime.tracing.SpanSpec;
import dev.sluice.runtime.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Processes the polls of one feed: validates all records of a poll, writes the rows of the accepted ones in few requests,
 * announces each event when all of its rows are written, and rejects the others with all their reasons.
 *
 * @param <E> the event as decoded
 * @param <R> the row as stored and announced
 */
final class PollProcessor<E, R> {

    private static final Logger LOG = Logger.getLogger(PollProcessor.class);
    private static final byte[] TOMBSTONE = null;
    private static final String TOO_LARGE = "can never be stored or announced, because it is too large";

    private final Feed<E, R> feed;
    private final FeedContract contract;
    private final EventValidator validator;
    private final EventPublisher publisher;
    private final RowWriter writer;
    private final Balance balance;
    private final Tracing tracing;

    PollProcessor(
            Feed<E, R> feed,
            FeedContract contract,
            EventValidator validator,
            EventPublisher publisher,
            RowWriter writer,
            Balance balance,
            Tracing tracing) {
        this.feed = feed;
        this.contract = contract;
        this.validator = validator;
        this.publisher = publisher;
        this.writer = writer;
        this.balance = balance;
        this.tracing = tracing;
    }

    /** A record, and the span of its processing. */
    private record TracedRecord(InboundRecord inbound, Context span) {}

    /**
     * An event to store.
     *
     * @param rows to write
     * @param data of the announcement; null for a tombstone
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    private record StorableEvent(TracedRecord source, Envelope envelope, List<BoundWrite> rows, byte[] data) {}

    /** Blocks while rows are sent; completes when every record is settled. */
    CompletionStage<Void> process(List<InboundRecord> records) {
        PollInFlight inFlight = balance.received(records.size());
        List<CompletableFuture<Void>> settled = new ArrayList<>(records.size());
        List<StorableEvent> storable = new ArrayList<>(records.size());
        for (InboundRecord inbound : records) {
            TracedRecord source = new TracedRecord(inbound, span(inbound));
            validate(inbound)
                    .map(event -> storable.add(new StorableEvent(source, event.envelope(), event.rows(), event.data())))
                    .orElse(reasons -> settled.add(reject(source, Rejection.of(contract, inbound, reasons), inFlight)));
        }
        List<StorableEvent> allowed = rejectErased(storable, settled, inFlight);
        storeAll(allowed, settled, inFlight);
        return CompletableFuture.allOf(settled.toArray(CompletableFuture[]::new));
    }

    /** The envelope of a valid record, the rows to write, and the data to announce. */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    private record ValidRecord(Envelope envelope, List<BoundWrite> rows, byte[] data) {}

    private Verdict<ValidRecord> validate(InboundRecord inbound) {
        try {
            return validateAll(inbound);
        } catch (RuntimeException e) {
            // A bug triggered by this data: the event is rejected, so that it can be replayed after a fix.
            LOG.errorf(e, "feed=%s record=%s could not be validated", feed.name(), inbound.id());
            return Verdict.rejected(Violation.unreadable("could not be validated: " + e.getClass()));
        }
    }

    private Verdict<ValidRecord> validateAll(InboundRecord inbound) {
        if (inbound.value() == null && feed.erasure().isPresent()) {
            return validator
                    .validateEnvelope(inbound, contract)
                    .map(envelope -> new ValidRecord(
                            envelope, feed.erasure().orElseThrow().apply(envelope), TOMBSTONE));
        }
        return validator.validate(inbound, feed, contract).map(this::rows);
    }

    private ValidRecord rows(ValidatedEvent<R> valid) {
        return new ValidRecord(valid.envelope(), feed.rows(valid.row(), valid.envelope()), valid.data());
    }

    /** Rejects the events of persons who were erased before, also by an earlier record of this poll. */
    private List<StorableEvent> rejectErased(
            List<StorableEvent> events, List<CompletableFuture<Void>> settled, PollInFlight inFlight) {
        if (feed.erasure().isEmpty() || events.isEmpty()) {
            return events;
        }
        Set<String> erased = new HashSet<>(BackendRetry.withCassandra(() -> feed.erased(subjects(events)))
                .await()
                .indefinitely());
        List<StorableEvent> allowed = new ArrayList<>(events.size());
        for (StorableEvent event : events) {
            String subject = event.envelope().subject();
            if (event.data() == TOMBSTONE) {
                erased.add(subject);
                allowed.add(event);
            } else if (erased.contains(subject)) {
                Rejection rejection =
                        Rejection.ofErased(contract, event.source().inbound());
                settled.add(reject(event.source(), rejection, inFlight));
            } else {
                allowed.add(event);
            }
        }
        return allowed;
    }

    private static Set<String> subjects(List<StorableEvent> events) {
        Set<String> subjects = new HashSet<>();
        events.stream()
                .filter(event -> event.data() != TOMBSTONE)
                .forEach(event -> subjects.add(event.envelope().subject()));
        return subjects;
    }

    private void storeAll(List<StorableEvent> events, List<CompletableFuture<Void>> settled, PollInFlight inFlight) {
        if (events.isEmpty()) {
            return;
        }
        List<Span> stores = events.stream().map(this::storeSpan).toList();
        List<CompletableFuture<Void>> written =
                writer.write(events.stream().map(StorableEvent::rows).toList());
        Map<String, CompletableFuture<Void>> announced = new HashMap<>();
        for (int index = 0; index < events.size(); index++) {
            StorableEvent event = events.get(index);
            Span store = stores.get(index);
            CompletableFuture<Void> stored = written.get(index).whenComplete((done, failure) -> store.end());
            settled.add(settle(event, stored, announced, inFlight));
        }
    }

    private CompletableFuture<Void> settle(
            StorableEvent event,
            CompletableFuture<Void> stored,
            Map<String, CompletableFuture<Void>> announced,
            PollInFlight inFlight) {
        CompletableFuture<Void> announcement = afterEarlier(event, stored, announced)
                .thenCompose(ready -> publisher.announce(
                        event.source().inbound(),
                        event.envelope(),
                        event.data(),
                        contract,
                        event.source().span()));
        if (feed.erasure().isPresent()) {
            announced.put(event.envelope().subject(), announcement);
        }
        return announcement
                .thenRun(() -> end(event.source(), inFlight, true))
                .exceptionallyCompose(failure -> reject(
                        event.source(),
                        Rejection.of(contract, event.source().inbound(), List.of(Violation.unreadable(TOO_LARGE))),
                        inFlight));
    }

    /** For feeds with erasure, announcements of a key keep the order of their records: the last one stays in the topic. */
    private static CompletableFuture<Void> afterEarlier(
            StorableEvent event, CompletableFuture<Void> stored, Map<String, CompletableFuture<Void>> announced) {
        CompletableFuture<Void> earlier = announced.get(event.envelope().subject());
        return earlier == null ? stored : stored.thenCombine(earlier.handle((done, failure) -> null), (a, b) -> null);
    }

    private CompletableFuture<Void> reject(TracedRecord source, Rejection rejection, PollInFlight inFlight) {
        List<CompletableFuture<Void>> sent = new ArrayList<>(1);
        // The log line of the rejection carries the trace's id.
        tracing.withTraceId(
                source.span(), () -> sent.add(publisher.reject(source.inbound(), rejection, contract, source.span())));
        return sent.get(0).thenRun(() -> end(source, inFlight, false));
    }

    private Context span(InboundRecord inbound) {
        if (!tracing.isEnabled()) {
            return Context.root();
        }
        Context parent = tracing.parent(inbound.headers());
        SpanSpec spec = SpanSpec.process(feed.name(), ScrapeResultReporter.scrapeId(inbound), inbound.record());
        return parent.with(tracing.start(parent, spec));
    }

    private Span storeSpan(StorableEvent event) {
        return tracing.isEnabled()
                ? tracing.start(event.source().span(), SpanSpec.store(feed.name()))
                : Span.getInvalid();
    }

    private static void end(TracedRecord source, PollInFlight inFlight, boolean stored) {
        SpanSpec.recordOutcome(source.span(), stored ? "stored" : "rejected");
        Span.fromContext(source.span()).end();
        inFlight.settled(stored);
    }
}
