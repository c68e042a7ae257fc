package dev.sluice.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.Paused;
import dev.sluice.ingest.Wire;
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

/** Bad weather: a real Cassandra that does not answer for a while. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class CassandraAwayTest {

    private final Wire wire = new Wire();

    @Inject
    QuarkusCqlSession session;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = "sluice.test.cassandra.pid")
    String cassandra;

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void whileCassandraIsAwayEventsWaitAndThenDrainWithoutARestart() throws IOException {
        String id = UUID.randomUUID().toString();
        Instant time = Instant.parse("2026-11-20T12:00:00.000Z");
        ObjectNode user = Users.user(id, time);
        double rejected = count("sluice.rejected");

        Paused.during(cassandra, () -> {
            Users.send(wire, id, time, user);
            await().atMost(Users.SOON)
                    .until(() -> metrics.get("sluice.in.flight.oldest")
                                    .tag("feed", "users")
                                    .gauge()
                                    .value()
                            > 6);
        });

        Users.awaitRow(session, id);
        Users.awaitAnnouncements(id, 1);
        assertThat(count("sluice.rejected")).isEqualTo(rejected);
        await().atMost(Users.SOON).untilAsserted(() -> assertThat(count("sluice.received"))
                .isEqualTo(count("sluice.stored") + count("sluice.rejected")));
    }

    private double count(String name) {
        return metrics.get(name).tag("feed", "users").counter().count();
    }
}
