package dev.sluice.scraper.queue;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** Runs the Lua scripts of this service in Redis, each atomically. */
@Singleton
public final class LuaScripts {

    /** A Redis that takes longer counts as unavailable. */
    private static final Duration REDIS_TIMEOUT = Duration.ofSeconds(2);

    private final ReactiveRedisDataSource redis;
    private final ConcurrentMap<String, Script> loaded = new ConcurrentHashMap<>();

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
        Script script = loaded.computeIfAbsent(name, Script::load);
        String[] parameters = Stream.concat(
                        Stream.of("1", base), Stream.of(arguments).map(Object::toString))
                .toArray(String[]::new);
        return redis.execute("EVALSHA", command(script.sha(), parameters))
                .onFailure(failure -> String.valueOf(failure.getMessage()).startsWith("NOSCRIPT"))
                .recoverWithUni(() -> redis.execute("EVAL", command(script.text(), parameters)))
                .ifNoItem()
                .after(REDIS_TIMEOUT)
                .fail();
    }

    private static String[] command(String script, String... parameters) {
        return Stream.concat(Stream.of(script), Stream.of(parameters)).toArray(String[]::new);
    }

    /** A script's text and its SHA-1, under which Redis caches it. */
    private record Script(String text, String sha) {

        static Script load(String name) {
            String text = read("prelude") + read(name);
            try {
                byte[] sha = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
                return new Script(text, HexFormat.of().formatHex(sha));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-1", e);
            }
        }

        private static String read(String name) {
            try (InputStream in = LuaScripts.class.getResourceAsStream("/scripts/" + name + ".lua")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
