package dev.sluice.query.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Stream clients, a publisher of stored rows, and a key that no other test uses. */
abstract class StreamFixture {

    @TestHTTPResource
    URI service;

    @Inject
    Vertx vertx;

    @Inject
    MeterRegistry registry;

    final String key = UUID.randomUUID().toString();
    final StoredEventPublisher stored = new StoredEventPublisher();
    StreamClients clients;

    @BeforeEach
    void open() {
        clients = new StreamClients(vertx, service);
    }

    @AfterEach
    void close() {
        clients.close();
        stored.close();
    }
}
