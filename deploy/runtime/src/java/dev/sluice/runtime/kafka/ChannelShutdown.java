package dev.sluice.runtime.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Stops the channels before all other beans, so that records in flight are completed while Cassandra and Redis are still
 * connected. By default channels stop last, and each would wait in vain for its records in flight.
 */
@Singleton
final class ChannelShutdown {

    private final KafkaConnector connector;

    ChannelShutdown(@Connector(KafkaConnector.CONNECTOR_NAME) KafkaConnector connector) {
        this.connector = connector;
    }

    void stop(@Observes @Priority(1) ShutdownEvent stop) {
        connector.terminate(stop);
    }
}
