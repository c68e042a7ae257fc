package dev.sluice.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.SuspendedProcess;
import dev.sluice.ingest.TestKafka;
import dev.sluice.ingest.UserEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An outage of a real Cassandra. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class CassandraUnavailableTest {

    private final TestKafka kafka = new TestKafka();

    @Inject
    QuarkusCqlSession session;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = "sluice.test.cassandra.pid")
    String cassandraPid;

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void eventsWaitForCassandraAndThenDrainWithoutARestart() throws IOException {
        String id = UUID.randomUUID().toString();
        Instant time = Instant.parse("2026-11-20T12:00:00.000Z");
        ObjectNode user = UserEvents.user(id, time);
        double rejected = count("sluice.rejected");

        SuspendedProcess.during(cassandraPid, () -> {
            UserEvents.send(kafka, id, time, user);
            await().atMost(UserEvents.TIMEOUT)
                    .until(() -> metrics.get("sluice.in.flight.oldest")
                                    .tag("feed", "users")
                                    .gauge()
                                    .value()
                            > 6);
        });

        UserEvents.awaitRow(session, id);
        UserEvents.awaitAnnouncements(id, 1);
        assertThat(count("sluice.rejected")).isEqualTo(rejected);
        await().atMost(UserEvents.TIMEOUT).untilAsserted(() -> assertThat(count("sluice.received"))
                .isEqualTo(count("sluice.stored") + count("sluice.rejected")));
    }

    private double count(String name) {
        return metrics.get(name).tag("feed", "users").counter().count();
    }
}
