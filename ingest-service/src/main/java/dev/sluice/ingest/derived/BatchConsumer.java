package dev.sluice.ingest.derived;

import dev.sluice.ingest.cassandra.BackendRetry;
import dev.sluice.runtime.kafka.ExitOnChannelFailure;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Consumes a {@code <feed>.stored} channel poll by poll, for a feed package that derives rows from its own. */
public final class BatchConsumer {

    /** Concurrent operations of a poll; leaves Cassandra capacity for the feeds themselves. */
    private static final int MAX_IN_FLIGHT = 32;

    private BatchConsumer() {}

    /**
     * Consumes a channel until the service stops.
     *
     * @param name of the channel
     * @param work processes a poll, which is acknowledged when the work completes
     */
    public static void consume(
            Multi<Message<List<byte[]>>> channel, String name, Function<Message<List<byte[]>>, Uni<?>> work) {
        channel.onItem()
                .transformToUniAndConcatenate(poll -> work.apply(poll)
                        .chain(() -> Uni.createFrom().completionStage(poll.ack()))
                        .onFailure()
                        .call(failure -> Uni.createFrom().completionStage(poll.nack(failure))))
                .subscribe()
                .with(processed -> {}, ExitOnChannelFailure.of(name));
    }

    /** Applies an operation on Cassandra to all items, with bounded concurrency and retrying while it is unavailable. */
    public static <T, R> Uni<List<R>> forEach(Collection<T> items, Function<T, Uni<R>> operation) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUni(item -> BackendRetry.withCassandra(() -> operation.apply(item)))
                .merge(MAX_IN_FLIGHT)
                .collect()
                .asList();
    }
}
