package dev.sluice.query.answer;

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
import java.util.stream.Stream;

/**
 * A Lua script from {@code scripts/}, called by its hash, and with its text where Redis does not know it yet.
 *
 * @param text source code
 * @param sha hash under which Redis caches it
 */
record RedisScript(String text, String sha) {

    static RedisScript load(String name) {
        try (InputStream in = RedisScript.class.getResourceAsStream("/scripts/" + name + ".lua")) {
            byte[] bytes = in.readAllBytes();
            byte[] sha = MessageDigest.getInstance("SHA-1").digest(bytes);
            return new RedisScript(
                    new String(bytes, StandardCharsets.UTF_8), HexFormat.of().formatHex(sha));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Uni<Response> run(ReactiveRedisDataSource redis, List<String> keys, String... arguments) {
        return redis.execute("EVALSHA", command(sha, keys, arguments))
                .onFailure(failure -> String.valueOf(failure.getMessage()).startsWith("NOSCRIPT"))
                .recoverWithUni(() -> redis.execute("EVAL", command(text, keys, arguments)));
    }

    private static String[] command(String script, List<String> keys, String... arguments) {
        return Stream.of(Stream.of(script, Integer.toString(keys.size())), keys.stream(), Stream.of(arguments))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }
}
