package dev.sluice.query.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.Paused;
import dev.sluice.query.CacheCounters;
import dev.sluice.query.FakeIngestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The group's channel: what Redis could not be told stays outstanding until it was told. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class CacheInvalidatorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    FakeIngestService ingest;

    @Inject
    CacheCounters counters;

    @Inject
    InvalidationLag outstanding;

    @ConfigProperty(name = "sluice.test.redis.pid")
    String redis;

    @Test
    void whatRedisWasNotToldStaysOutstandingAndIsToldWhenItIsBack() {
        counters.awaitRedisUsed();
        await().atMost(PATIENCE).until(() -> !anyOutstanding());

        Paused.during(redis, () -> {
            ingest.announce("users", UUID.randomUUID().toString());
            await().atMost(PATIENCE).until(() -> !counters.isRedisUsed());
            // Longer than the interval of commits.
            await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(this::anyOutstanding);
        });

        counters.awaitRedisUsed();
        await().atMost(PATIENCE).until(() -> !anyOutstanding());
        assertThat(counters.isRedisUsed()).isTrue();
    }

    private boolean anyOutstanding() {
        return outstanding.any().await().atMost(PATIENCE);
    }
}
