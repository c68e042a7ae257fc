package dev.sluice.scraper.scrape;

import dev.sluice.runtime.kafka.ExitOnChannelFailure;
import dev.sluice.scraper.queue.HostQueue;
import dev.sluice.scraper.queue.ScrapeCodec;
import dev.sluice.scraper.queue.ScrapeRequest;
import dev.sluice.scraper.queue.ScrapeResult;
import dev.sluice.scraper.queue.ScrapeState;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Consumes the topics of requests and results into Redis. A record is acknowledged once Redis has it; while Redis is
 * unavailable, records wait in their topics.
 */
@Singleton
final class ScrapeTopicsConsumer {

    private static final Logger LOG = Logger.getLogger(ScrapeTopicsConsumer.class);
    private static final int MAX_IN_FLIGHT = 64;
    private static final Duration MIN_BACKOFF = Duration.ofMillis(200);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);

    private final Multi<Message<byte[]>> requests;
    private final Multi<Message<byte[]>> results;
    private final HostQueue queue;
    private final ScrapeCodec codec;

    ScrapeTopicsConsumer(
            @Channel(ScrapeRequest.TOPIC) Multi<Message<byte[]>> requests,
            @Channel(ScrapeResult.TOPIC) Multi<Message<byte[]>> results,
            HostQueue queue,
            ScrapeCodec codec) {
        this.requests = requests;
        this.results = results;
        this.queue = queue;
        this.codec = codec;
    }

    void start(@Observes StartupEvent started) {
        consume(ScrapeRequest.TOPIC, requests, ScrapeRequest.class, request -> queue.record(
                        request, ScrapeState.WAITING_FOR_HOST)
                .replaceWithVoid());
        consume(ScrapeResult.TOPIC, results, ScrapeResult.class, this::record);
    }

    private Uni<Void> record(ScrapeResult result) {
        return ScrapeState.of(result.state()).isPresent()
                ? queue.record(result)
                : Uni.createFrom().voidItem();
    }

    private <T> void consume(
            String channel, Multi<Message<byte[]>> records, Class<T> type, Function<T, Uni<Void>> step) {
        records.onItem()
                .transformToUni(message -> settle(message, type, step))
                .merge(MAX_IN_FLIGHT)
                .subscribe()
                .with(settled -> {}, ExitOnChannelFailure.of(channel));
    }

    private <T> Uni<Void> settle(Message<byte[]> message, Class<T> type, Function<T, Uni<Void>> step) {
        return codec.decode(message.getPayload(), type)
                .map(value -> retryIndefinitely(() -> step.apply(value)))
                .orElseGet(() -> {
                    LOG.warnf("a record that is not a %s was skipped", type.getSimpleName());
                    return Uni.createFrom().voidItem();
                })
                .chain(() -> Uni.createFrom().completionStage(message.ack()));
    }

    private static Uni<Void> retryIndefinitely(Supplier<Uni<Void>> step) {
        return Uni.createFrom()
                .deferred(step::get)
                .onFailure()
                .retry()
                .withBackOff(MIN_BACKOFF, MAX_BACKOFF)
                .withJitter(0.3)
                .indefinitely();
    }
}
