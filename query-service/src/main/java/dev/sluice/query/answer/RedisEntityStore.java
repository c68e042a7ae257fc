package dev.sluice.query.answer;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/**
 * The protocol with Redis: an entry, its generation beside it, and one epoch for all. Stores and forgets are scripts,
 * so that also a command that Redis runs late, after a pause, cannot bring an old value back.
 */
@Singleton
final class RedisEntityStore {

    private static final String PREFIX = "sluice:v1:";
    private static final String EPOCH = PREFIX + "epoch";

    /** Stores only if nobody forgot the key, or everything, since the load's first look. */
    private static final String STORE = """
            if (redis.call('GET', KEYS[2]) or '') ~= ARGV[1] or (redis.call('GET', KEYS[3]) or '') ~= ARGV[2] then
              return 0
            end
            redis.call('SET', KEYS[1], ARGV[3], 'PX', ARGV[4])
            return 1""";

    /** The generation first: whoever loads now must find it changed. It is unique, so that it never comes back. */
    private static final String FORGET = """
            redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
            return redis.call('DEL', KEYS[1])""";

    private final ReactiveRedisDataSource redis;
    private final CacheSettings settings;

    RedisEntityStore(ReactiveRedisDataSource redis, CacheSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    Uni<RedisLookup> look(String feed, String id) {
        String key = key(feed, id);
        return ask("MGET", key, generation(key), EPOCH)
                .map(found -> RedisLookup.of(text(found.get(0)), text(found.get(1)), text(found.get(2))));
    }

    /** Answers whether it was stored: false if the key was forgotten since {@code seen}. */
    Uni<Boolean> store(String feed, String id, RedisLookup seen, String json, Duration lifetime) {
        String key = key(feed, id);
        return ask(
                        "EVAL",
                        STORE,
                        "3",
                        key,
                        generation(key),
                        EPOCH,
                        seen.generation(),
                        seen.epoch(),
                        seen.value(json),
                        Long.toString(lifetime.toMillis()))
                .map(stored -> stored.toInteger() == 1);
    }

    Uni<Void> forget(String feed, String id) {
        String key = key(feed, id);
        return ask(
                        "EVAL",
                        FORGET,
                        "2",
                        key,
                        generation(key),
                        unique(),
                        Long.toString(settings.generation().toMillis()))
                .replaceWithVoid();
    }

    /** Makes every entry count no more. */
    Uni<Void> newEpoch() {
        return ask("SET", EPOCH, unique()).replaceWithVoid();
    }

    /** Gives an empty Redis its first epoch; entries without one never count. */
    Uni<Void> ensureEpoch() {
        return ask("SET", EPOCH, unique(), "NX").replaceWithVoid();
    }

    private Uni<Response> ask(String command, String... arguments) {
        return redis.execute(command, arguments)
                .ifNoItem()
                .after(settings.timeout())
                .fail();
    }

    private static String key(String feed, String id) {
        return PREFIX + feed + ":" + id;
    }

    private static String generation(String key) {
        return key + ":g";
    }

    private static String text(Response response) {
        return response == null ? null : response.toString();
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
