package dev.sluice.scraper.source;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.hash.ReactiveHashCommands;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;

/** Stores the progress of a source beside its newest run. A lost checkpoint costs a second collection, never an event. */
@Singleton
public final class Checkpoints {

    private static final Logger LOG = Logger.getLogger(Checkpoints.class);

    private final ReactiveHashCommands<String, String, String> hashes;
    private final ConcurrentMap<String, String> local = new ConcurrentHashMap<>();

    Checkpoints(ReactiveRedisDataSource redis) {
        this.hashes = redis.hash(String.class);
    }

    /**
     * Reads a checkpoint from Redis, or this process's copy while Redis is unavailable.
     *
     * @param feed of the source
     * @param name of the checkpoint
     * @return its value, empty if there is none; never fails
     */
    public Uni<Optional<String>> read(String feed, String name) {
        return RunStore.timed(hashes.hget(RunStore.key(feed), name))
                .map(Optional::ofNullable)
                .onFailure()
                .recoverWithItem(() -> Optional.ofNullable(local.get(feed + " " + name)));
    }

    /**
     * Saves a checkpoint.
     *
     * @param feed of the source
     * @param name of the checkpoint
     * @param value of the checkpoint
     * @return completes once Redis has it, or timed out; never fails
     */
    public Uni<Void> keep(String feed, String name, String value) {
        local.put(feed + " " + name, value);
        return RunStore.timed(hashes.hset(RunStore.key(feed), name, value))
                .onFailure()
                .invoke(failure -> LOG.debugf("feed=%s checkpoint=%s was not saved in Redis", feed, name))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
