package dev.sluice.query.answer;

import dev.sluice.runtime.redis.RedisScript;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Stores entities in Redis: an entry and a generation per key, and one epoch for all. Storing and invalidating are
 * scripts, so that a command that Redis runs late, after a pause, cannot restore an old value.
 */
@Singleton
final class RedisEntityStore {

    private static final RedisScript STORE = RedisScript.load("store");
    private static final RedisScript INVALIDATE = RedisScript.load("invalidate");

    private final ReactiveRedisDataSource redis;
    private final CacheSettings settings;

    RedisEntityStore(ReactiveRedisDataSource redis, CacheSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    Uni<RedisLookup> lookUp(String feed, String id) {
        return limited(redis.execute(
                        "MGET", RedisKeys.entry(feed, id), RedisKeys.generation(feed, id), RedisKeys.EPOCH))
                .map(values -> RedisLookup.of(text(values.get(0)), text(values.get(1)), text(values.get(2))));
    }

    /** Returns whether the entry was stored: false if the key was invalidated since the lookup. */
    Uni<Boolean> store(String feed, String id, RedisLookup before, String json, Duration lifetime) {
        return limited(STORE.run(
                        redis,
                        List.of(RedisKeys.entry(feed, id), RedisKeys.generation(feed, id), RedisKeys.EPOCH),
                        before.generation(),
                        before.epoch(),
                        before.value(json),
                        Long.toString(lifetime.toMillis())))
                .map(stored -> stored.toInteger() == 1);
    }

    Uni<Void> invalidate(String feed, String id) {
        return limited(INVALIDATE.run(
                        redis,
                        List.of(RedisKeys.entry(feed, id), RedisKeys.generation(feed, id)),
                        unique(),
                        Long.toString(settings.generation().toMillis())))
                .replaceWithVoid();
    }

    /** Invalidates all entries. */
    Uni<Void> newEpoch() {
        return limited(redis.execute("SET", RedisKeys.EPOCH, unique())).replaceWithVoid();
    }

    /** Gives an empty Redis its first epoch; entries without an epoch are never valid. */
    Uni<Void> ensureEpoch() {
        return limited(redis.execute("SET", RedisKeys.EPOCH, unique(), "NX")).replaceWithVoid();
    }

    private Uni<Response> limited(Uni<Response> command) {
        return command.ifNoItem().after(settings.timeout()).fail();
    }

    private static String text(Response response) {
        return response == null ? null : response.toString();
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
