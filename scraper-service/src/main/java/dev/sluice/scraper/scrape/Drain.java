package dev.sluice.scraper.scrape;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Stops the channels before anything else: a record in hand comes to its end while Redis is still there. Of themselves
 * they stop last, and each would wait in vain for what it has in hand.
 */
@Singleton
final class Drain {

    private final KafkaConnector channels;

    Drain(@Connector(KafkaConnector.CONNECTOR_NAME) KafkaConnector channels) {
        this.channels = channels;
    }

    void stop(@Observes @Priority(1) ShutdownEvent stop) {
        channels.terminate(stop);
    }
}
