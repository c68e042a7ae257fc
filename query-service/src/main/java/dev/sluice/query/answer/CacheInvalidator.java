package dev.sluice.query.answer;

import dev.sluice.query.channel.Fatal;
import dev.sluice.query.trace.Step;
import dev.sluice.query.trace.Traces;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Takes what was stored as a reason to forget. The shared channel works for the whole group and never gives up, so that
 * nothing stored while no replica ran is missed; the replica's own channel is fast and gives up at once, closing the
 * gate.
 */
@Singleton
final class CacheInvalidator {

    private static final Logger LOG = Logger.getLogger(CacheInvalidator.class);
    private static final String STORED = ".stored";

    private final Multi<Message<byte[]>> shared;
    private final Multi<Message<byte[]>> own;
    private final RedisEntityStore redis;
    private final RedisCircuitBreaker gate;
    private final EntityCaches caches;
    private final CacheMetrics metrics;
    private final CacheSettings settings;
    private final Traces traces;
    private final StoreTraceLinks origins;

    CacheInvalidator(
            @Channel("stored-shared") Multi<Message<byte[]>> shared,
            @Channel("stored-own") Multi<Message<byte[]>> own,
            RedisEntityStore redis,
            RedisCircuitBreaker gate,
            EntityCaches caches,
            CacheMetrics metrics,
            CacheSettings settings,
            Traces traces,
            StoreTraceLinks origins) {
        this.shared = shared;
        this.own = own;
        this.redis = redis;
        this.gate = gate;
        this.caches = caches;
        this.metrics = metrics;
        this.settings = settings;
        this.traces = traces;
        this.origins = origins;
    }

    void start(@Observes StartupEvent start) {
        settle("stored-shared", shared, this::forgetForAll);
        settle("stored-own", own, this::forgetHere);
    }

    private void settle(String channel, Multi<Message<byte[]>> records, BiFunction<String, String, Uni<Void>> forget) {
        records.onItem()
                .transformToUni(record -> settle(channel, record, forget))
                .merge(settings.concurrency())
                .subscribe()
                .with(done -> {}, Fatal.channel(channel));
    }

    /** A record's failure never reaches the stream. */
    private Uni<Void> settle(String channel, Message<byte[]> record, BiFunction<String, String, Uni<Void>> forget) {
        IncomingKafkaRecordMetadata<?, ?> from =
                record.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        Uni<Void> settled = Uni.createFrom().voidItem();
        if (from.getKey() == null) {
            metrics.keyless(channel);
        } else {
            String feed = from.getTopic().substring(0, from.getTopic().length() - STORED.length());
            String id = from.getKey().toString();
            Context parent = traces.parent(from.getHeaders());
            // Before anybody can load what is new.
            origins.note(feed, id, parent);
            settled = traces.in(parent, () -> Step.forget(channel, from.getRecord()), span -> forget.apply(feed, id))
                    .invoke(() ->
                            metrics.forgotten(feed, channel, Duration.between(from.getTimestamp(), Instant.now())));
        }
        return settled.chain(() -> Uni.createFrom().completionStage(record::ack))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "a record of %s was not settled", channel))
                .onFailure()
                .recoverWithNull();
    }

    /** Without end: the record is acknowledged only once Redis has forgotten. */
    private Uni<Void> forgetForAll(String feed, String id) {
        return Uni.createFrom()
                .deferred(() -> forgetInRedis(feed, id))
                .onFailure()
                .retry()
                .withBackOff(settings.backoff().first(), settings.backoff().longest())
                .indefinitely();
    }

    /** In Redis first: the other order would let a reader here take the old value out of it once more. */
    private Uni<Void> forgetHere(String feed, String id) {
        return forgetInRedis(feed, id)
                .onFailure()
                .invoke(gate::close)
                .onFailure()
                .recoverWithNull()
                .invoke(() -> caches.forget(feed, id));
    }

    private Uni<Void> forgetInRedis(String feed, String id) {
        if (!caches.isKeyed(feed)) {
            return Uni.createFrom().voidItem();
        }
        return gate.takesForgets()
                ? redis.forget(feed, id)
                : Uni.createFrom().failure(new IllegalStateException("Redis is left alone"));
    }
}
