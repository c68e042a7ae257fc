package dev.sluice.scraper.source;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.hash.ReactiveHashCommands;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;

/** How far a source has come, kept beside its newest run. A lost mark costs a second collection, never an event. */
@Singleton
public final class Checkpoints {

    private static final Logger LOG = Logger.getLogger(Checkpoints.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ReactiveHashCommands<String, String, String> hashes;
    private final ConcurrentMap<String, String> here = new ConcurrentHashMap<>();

    Checkpoints(ReactiveRedisDataSource redis) {
        this.hashes = redis.hash(String.class);
    }

    /**
     * Reads a mark. What Redis says counts; while it is away, what this process knows.
     *
     * @param feed of the source
     * @param name of the mark
     * @return its value, empty if there is none; never fails
     */
    public Uni<Optional<String>> read(String feed, String name) {
        return hashes.hget(RunStore.key(feed), name)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(Optional::ofNullable)
                .onFailure()
                .recoverWithItem(() -> Optional.ofNullable(here.get(feed + " " + name)));
    }

    /**
     * Keeps a mark.
     *
     * @param feed of the source
     * @param name of the mark
     * @param value of the mark
     * @return completes once it is kept, or Redis did not answer in time; never fails
     */
    public Uni<Void> keep(String feed, String name, String value) {
        here.put(feed + " " + name, value);
        return hashes.hset(RunStore.key(feed), name, value)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.debugf("feed=%s mark=%s not kept in Redis", feed, name))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
