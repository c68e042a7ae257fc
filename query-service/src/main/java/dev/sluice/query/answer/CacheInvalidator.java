package dev.sluice.query.answer;

import dev.sluice.runtime.kafka.ExitOnChannelFailure;
import dev.sluice.runtime.tracing.SpanSpec;
import dev.sluice.runtime.tracing.Tracing;
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
 * Invalidates cached entities on every record of {@code <feed>.stored} and {@code <feed>.changes}. The shared channel works for all replicas and
 * retries indefinitely, so that records stored while no replica ran are not missed. The replica's own channel reacts
 * fast: it fails at once and opens the Redis circuit breaker.
 */
@Singleton
final class CacheInvalidator {

    private static final Logger LOG = Logger.getLogger(CacheInvalidator.class);
    private final Multi<Message<byte[]>> shared;
    private final Multi<Message<byte[]>> own;
    private final RedisEntityStore redis;
    private final RedisCircuitBreaker breaker;
    private final EntityCaches caches;
    private final CacheMetrics metrics;
    private final CacheSettings settings;
    private final Tracing tracing;
    private final StoreTraceLinks traceLinks;

    CacheInvalidator(
            @Channel("stored-shared") Multi<Message<byte[]>> shared,
            @Channel("stored-own") Multi<Message<byte[]>> own,
            RedisEntityStore redis,
            RedisCircuitBreaker breaker,
            EntityCaches caches,
            CacheMetrics metrics,
            CacheSettings settings,
            Tracing tracing,
            StoreTraceLinks traceLinks) {
        this.shared = shared;
        this.own = own;
        this.redis = redis;
        this.breaker = breaker;
        this.caches = caches;
        this.metrics = metrics;
        this.settings = settings;
        this.tracing = tracing;
        this.traceLinks = traceLinks;
    }

    void start(@Observes StartupEvent start) {
        process("stored-shared", shared, this::invalidateShared);
        process("stored-own", own, this::invalidateLocal);
    }

    private void process(
            String channel, Multi<Message<byte[]>> records, BiFunction<String, String, Uni<Void>> invalidate) {
        records.onItem()
                .transformToUni(record -> process(channel, record, invalidate))
                .merge(settings.concurrency())
                .subscribe()
                .with(done -> {}, ExitOnChannelFailure.of(channel));
    }

    /** Processes and acknowledges a record; its failure never reaches the stream. */
    private Uni<Void> process(
            String channel, Message<byte[]> record, BiFunction<String, String, Uni<Void>> invalidate) {
        IncomingKafkaRecordMetadata<?, ?> from =
                record.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        Uni<Void> processed = Uni.createFrom().voidItem();
        if (from.getKey() == null) {
            metrics.countKeyless(channel);
        } else {
            String feed = from.getTopic().substring(0, from.getTopic().lastIndexOf('.'));
            String id = from.getKey().toString();
            Context parent = tracing.parent(from.getHeaders());
            // Before a reader can load the new row.
            traceLinks.record(feed, id, parent);
            processed = tracing.in(
                            parent,
                            () -> SpanSpec.invalidate(channel, from.getRecord()),
                            span -> invalidate.apply(feed, id))
                    .invoke(() ->
                            metrics.invalidated(feed, channel, Duration.between(from.getTimestamp(), Instant.now())));
        }
        return processed
                .chain(() -> Uni.createFrom().completionStage(record::ack))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "a record of channel %s was not processed", channel))
                .onFailure()
                .recoverWithNull();
    }

    /** Retries indefinitely: the record is acknowledged only once Redis is invalidated. */
    private Uni<Void> invalidateShared(String feed, String id) {
        return Uni.createFrom()
                .deferred(() -> invalidateInRedis(feed, id))
                .onFailure()
                .retry()
                .withBackOff(settings.backoff().first(), settings.backoff().max())
                .indefinitely();
    }

    /** Redis first: in the other order a reader of this replica could load the old value from Redis again. */
    private Uni<Void> invalidateLocal(String feed, String id) {
        return invalidateInRedis(feed, id)
                .onFailure()
                .invoke(breaker::disable)
                .onFailure()
                .recoverWithNull()
                .invoke(() -> caches.invalidate(feed, id));
    }

    private Uni<Void> invalidateInRedis(String feed, String id) {
        if (!caches.isKeyed(feed)) {
            return Uni.createFrom().voidItem();
        }
        return breaker.acceptsInvalidations()
                ? redis.invalidate(feed, id)
                : Uni.createFrom().failure(new IllegalStateException("Redis is disabled by the circuit breaker"));
    }
}
