package dev.sluice.query.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.backends.SuspendedProcess;
import dev.sluice.query.CacheCounters;
import dev.sluice.query.FakeIngestService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The shared channel keeps an invalidation outstanding until Redis has applied it. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class CacheInvalidatorTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Inject
    FakeIngestService ingest;

    @Inject
    CacheCounters counters;

    @Inject
    InvalidationLag lag;

    @ConfigProperty(name = "sluice.test.redis.pid")
    String redis;

    @Test
    void anInvalidationStaysOutstandingUntilRedisIsBack() {
        counters.awaitRedisUsed();
        await().atMost(TIMEOUT).until(() -> !isOutstanding());

        SuspendedProcess.during(redis, () -> {
            ingest.announce("users", UUID.randomUUID().toString());
            await().atMost(TIMEOUT).until(() -> !counters.isRedisUsed());
            // Longer than the commit interval.
            await().during(Duration.ofSeconds(2)).atMost(TIMEOUT).until(this::isOutstanding);
        });

        counters.awaitRedisUsed();
        await().atMost(TIMEOUT).until(() -> !isOutstanding());
        assertThat(counters.isRedisUsed()).isTrue();
    }

    private boolean isOutstanding() {
        return lag.isOutstanding().await().atMost(TIMEOUT);
    }
}
