package dev.sluice.ingest.intake;

import dev.sluice.ingest.cassandra.CqlExecutor;
import dev.sluice.ingest.cassandra.RowWriter;
import dev.sluice.runtime.kafka.ExitOnChannelFailure;
import dev.sluice.runtime.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Consumes the feeds' channels poll by poll. A poll is acknowledged once each of its records is stored and announced, or
 * rejected. Polls overlap, and their order does not matter, because each write carries its event's time.
 */
@Singleton
public final class Intake {

    /** While the rows of one poll travel, the next is validated. */
    private static final int POLLS_IN_FLIGHT = 2;

    private final EventValidator validator;
    private final EventPublisher publisher;
    private final PollBudget budget;
    private final CqlExecutor cql;
    private final MeterRegistry registry;
    private final Tracing tracing;

    Intake(
            EventValidator validator,
            EventPublisher publisher,
            PollBudget budget,
            CqlExecutor cql,
            MeterRegistry registry,
            Tracing tracing) {
        this.validator = validator;
        this.publisher = publisher;
        this.budget = budget;
        this.cql = cql;
        this.registry = registry;
        this.tracing = tracing;
    }

    /**
     * Consumes a feed's channel until the service stops.
     *
     * @param channel polls of the feed's topic
     * @param feed what the feed package defines
     */
    public <E, R> void consume(Multi<Message<List<byte[]>>> channel, Feed<E, R> feed) {
        FeedContract contract = FeedContract.of(feed.name());
        PollProcessor<E, R> processor = new PollProcessor<>(
                feed, contract, validator, publisher, new RowWriter(cql), new Balance(feed.name(), registry), tracing);
        ExecutorService worker = worker(feed.name());
        channel.onItem()
                .transformToUni(message -> process(message, processor).runSubscriptionOn(worker))
                // The announcements of a person's rows and erasure must keep the order of their records.
                .merge(feed.erasure().isPresent() ? 1 : POLLS_IN_FLIGHT)
                .subscribe()
                .with(processed -> {}, ExitOnChannelFailure.of(feed.name()));
    }

    private Uni<Void> process(Message<List<byte[]>> message, PollProcessor<?, ?> processor) {
        return Uni.createFrom()
                .completionStage(() -> processWithinBudget(message, processor))
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                // A bug: the connector reports it to the liveness check, so that the replica is restarted.
                .onFailure()
                .call(failure -> Uni.createFrom().completionStage(message.nack(failure)));
    }

    private CompletionStage<Void> processWithinBudget(Message<List<byte[]>> message, PollProcessor<?, ?> processor) {
        int acquired = budget.acquire(message.getPayload().stream()
                .mapToLong(value -> value == null ? 0 : value.length)
                .sum());
        return processor.process(records(message)).whenComplete((processed, failure) -> budget.release(acquired));
    }

    @SuppressWarnings("unchecked") // the channel's deserialisers are configured for text and bytes
    private static List<InboundRecord> records(Message<List<byte[]>> message) {
        IncomingKafkaRecordBatchMetadata<String, byte[]> poll =
                message.getMetadata(IncomingKafkaRecordBatchMetadata.class).orElseThrow();
        return InboundRecord.all(poll.getRecords());
    }

    /** Each feed validates on a thread of its own, so that none delays the others and no event loop is blocked. */
    private static ExecutorService worker(String feed) {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "sluice-intake-" + feed);
            thread.setDaemon(true);
            return thread;
        });
    }
}
