package dev.sluice.runtime.redis;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Lua script of a service, called by its hash, and with its text where Redis does not know it yet.
 *
 * @param text source code
 * @param sha SHA-1 of the text, under which Redis caches it
 */
public record RedisScript(String text, String sha) {

    /** Loads a script from files in {@code scripts/}, given by name without extension and joined in this order. */
    public static RedisScript load(String... names) {
        String text = Stream.of(names).map(RedisScript::read).collect(Collectors.joining());
        try {
            byte[] sha = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new RedisScript(text, HexFormat.of().formatHex(sha));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** Runs the script atomically; its keys lie in one slot of a Redis cluster. */
    public Uni<Response> run(ReactiveRedisDataSource redis, List<String> keys, String... arguments) {
        return redis.execute("EVALSHA", command(sha, keys, arguments))
                .onFailure(failure -> String.valueOf(failure.getMessage()).startsWith("NOSCRIPT"))
                .recoverWithUni(() -> redis.execute("EVAL", command(text, keys, arguments)));
    }

    private static String[] command(String script, List<String> keys, String... arguments) {
        return Stream.of(Stream.of(script, Integer.toString(keys.size())), keys.stream(), Stream.of(arguments))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    /** By the context's class loader, which sees the resources of the service. */
    private static String read(String name) {
        ClassLoader service = Thread.currentThread().getContextClassLoader();
        try (InputStream in = service.getResourceAsStream("scripts/" + name + ".lua")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
