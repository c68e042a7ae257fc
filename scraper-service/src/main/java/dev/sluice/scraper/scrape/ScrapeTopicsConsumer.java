package dev.sluice.scraper.scrape;

import io.quarkus.runtime.Quarkus;
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
 * Brings requests and results from their topics into Redis; a record is given back once Redis has it. While Redis is away
 * they wait in their topics.
 */
@Singleton
final class ScrapeTopicsConsumer {

    private static final Logger LOG = Logger.getLogger(ScrapeTopicsConsumer.class);
    private static final int IN_FLIGHT = 64;
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Multi<Message<byte[]>> requests;
    private final Multi<Message<byte[]>> results;
    private final Ledger ledger;
    private final Json json;

    ScrapeTopicsConsumer(
            @Channel(ScrapeRequest.TOPIC) Multi<Message<byte[]>> requests,
            @Channel(ScrapeResult.TOPIC) Multi<Message<byte[]>> results,
            Ledger ledger,
            Json json) {
        this.requests = requests;
        this.results = results;
        this.ledger = ledger;
        this.json = json;
    }

    void start(@Observes StartupEvent started) {
        take(ScrapeRequest.TOPIC, requests, ScrapeRequest.class, ledger::record);
        take(ScrapeResult.TOPIC, results, ScrapeResult.class, ledger::ended);
    }

    private <T> void take(String channel, Multi<Message<byte[]>> records, Class<T> type, Function<T, Uni<Void>> step) {
        records.onItem()
                .transformToUni(message -> settle(message, type, step))
                .merge(IN_FLIGHT)
                .subscribe()
                .with(settled -> {}, failure -> end(channel, failure));
    }

    /** Alive and without its channel it would take no more records: whoever runs it starts it anew. */
    private static void end(String channel, Throwable failure) {
        LOG.fatalf(failure, "channel=%s has stopped and so does this service, to be started anew", channel);
        Quarkus.asyncExit(1);
    }

    private <T> Uni<Void> settle(Message<byte[]> message, Class<T> type, Function<T, Uni<Void>> step) {
        return json.read(message.getPayload(), type)
                .map(value -> patiently(() -> step.apply(value)))
                .orElseGet(() -> {
                    LOG.warnf("a record is not a %s and is passed over", type.getSimpleName());
                    return Uni.createFrom().voidItem();
                })
                .chain(() -> Uni.createFrom().completionStage(message.ack()));
    }

    private static Uni<Void> patiently(Supplier<Uni<Void>> step) {
        return Uni.createFrom()
                .deferred(step::get)
                .onFailure()
                .retry()
                .withBackOff(SOON, LATER)
                .withJitter(0.3)
                .indefinitely();
    }
}
