package dev.sluice.scraper.queue;

import dev.sluice.runtime.redis.RedisScript;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** Runs the Lua scripts of this service in Redis; {@code prelude.lua} is prepended to each. */
@Singleton
public final class LuaScripts {

    /** A Redis that takes longer counts as unavailable. */
    private static final Duration REDIS_TIMEOUT = Duration.ofSeconds(2);

    private final ReactiveRedisDataSource redis;
    private final ConcurrentMap<String, RedisScript> loaded = new ConcurrentHashMap<>();

    LuaScripts(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    /**
     * Runs a script.
     *
     * @param name of its file in {@code scripts/}
     * @param base prefix of all its keys, with a hash tag that keeps them in one slot of a cluster
     * @param arguments in the order given by the script's first comment
     * @return the response; fails when Redis is unavailable
     */
    public Uni<Response> run(String name, String base, Object... arguments) {
        String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        return loaded.computeIfAbsent(name, script -> RedisScript.load("prelude", script))
                .run(redis, List.of(base), texts)
                .ifNoItem()
                .after(REDIS_TIMEOUT)
                .fail();
    }
}
