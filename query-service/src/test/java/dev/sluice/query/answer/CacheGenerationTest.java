package dev.sluice.query.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.BackendsResource;
import dev.sluice.query.CacheCounters;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A load that began before an invalidation is not stored, at whichever level the invalidation arrived; on a real Redis.
 */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class CacheGenerationTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Inject
    RedisEntityStore redis;

    @Inject
    EntityCaches caches;

    @Inject
    CacheCounters counters;

    private final String feed = "feed" + UUID.randomUUID();
    private final AtomicInteger loads = new AtomicInteger();
    private final CompletableFuture<Optional<String>> slow = new CompletableFuture<>();

    @BeforeEach
    void awaitRedis() {
        counters.awaitRedisUsed();
    }

    @Test
    void aLoadInvalidatedInRedisIsAnsweredButNotStored() {
        EntityCache<String> cached = caches.of(feed, String.class);
        CompletableFuture<Optional<String>> reader = beginSlowLoad(cached);

        redis.invalidate(feed, "1").await().atMost(TIMEOUT);
        slow.complete(Optional.of("old"));

        assertThat(reader).succeedsWithin(TIMEOUT).isEqualTo(Optional.of("old"));
        await().until(() -> counters.redis(feed, "overtaken") == 1);
        assertThat(lookUp().json()).isEmpty();
    }

    @Test
    void aLoadInvalidatedInProcessIsNotStoredOrJoined() {
        EntityCache<String> cached = caches.of(feed, String.class);
        CompletableFuture<Optional<String>> early = beginSlowLoad(cached);

        caches.invalidate(feed, "1");
        Optional<String> late = cached.read("1", () -> Uni.createFrom().item(Optional.of("new")))
                .await()
                .atMost(TIMEOUT);
        await().until(() -> counters.redis(feed, "store") == 1);
        slow.complete(Optional.of("old"));

        assertThat(late).contains("new");
        assertThat(early).succeedsWithin(TIMEOUT).isEqualTo(Optional.of("old"));
        assertThat(counters.redis(feed, "overtaken")).isEqualTo(1);
        assertThat(lookUp().json())
                .hasValueSatisfying(entry -> assertThat(entry).endsWith("\"new\""));
    }

    @Test
    void aLoadInvalidatedByANewEpochIsNotStored() {
        EntityCache<String> cached = caches.of(feed, String.class);
        CompletableFuture<Optional<String>> reader = beginSlowLoad(cached);

        redis.newEpoch().await().atMost(TIMEOUT);
        slow.complete(Optional.of("old"));

        assertThat(reader).succeedsWithin(TIMEOUT).isEqualTo(Optional.of("old"));
        await().until(() -> counters.redis(feed, "overtaken") == 1);
    }

    @Test
    void anEntryOfAnEarlierEpochIsInvalid() {
        RedisLookup before = lookUp();
        redis.store(feed, "1", before, "\"old\"", TIMEOUT).await().atMost(TIMEOUT);
        RedisLookup stored = lookUp();

        redis.newEpoch().await().atMost(TIMEOUT);

        assertThat(stored.json()).contains("\"old\"");
        assertThat(lookUp().json()).isEmpty();
    }

    @Test
    void anIdThatLooksLikeAGenerationLeavesTheGenerationAlone() {
        redis.invalidate(feed, "1").await().atMost(TIMEOUT);
        String generation = lookUp().generation();

        RedisLookup other = redis.lookUp(feed, "1:g").await().atMost(TIMEOUT);
        redis.store(feed, "1:g", other, "", TIMEOUT).await().atMost(TIMEOUT);

        assertThat(lookUp().generation()).isEqualTo(generation);
    }

    @Test
    void readersOfOneKeyShareALoad() {
        EntityCache<String> cached = caches.of(feed, String.class);
        CompletableFuture<Optional<String>> first = beginSlowLoad(cached);
        List<CompletableFuture<Optional<String>>> others = List.of(read(cached), read(cached), read(cached));

        slow.complete(Optional.of("one"));

        assertThat(first).succeedsWithin(TIMEOUT).isEqualTo(Optional.of("one"));
        assertThat(others).allSatisfy(other -> assertThat(other).succeedsWithin(TIMEOUT));
        assertThat(loads).hasValue(1);
    }

    private CompletableFuture<Optional<String>> beginSlowLoad(EntityCache<String> cached) {
        CompletableFuture<Optional<String>> reader = read(cached);
        await().until(() -> loads.get() == 1);
        return reader;
    }

    private CompletableFuture<Optional<String>> read(EntityCache<String> cached) {
        return cached.read("1", () -> {
                    loads.incrementAndGet();
                    return Uni.createFrom().completionStage(slow);
                })
                .subscribeAsCompletionStage();
    }

    private RedisLookup lookUp() {
        return redis.lookUp(feed, "1").await().atMost(TIMEOUT);
    }
}
