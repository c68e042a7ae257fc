package dev.sluice.scraper.source;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.hash.ReactiveHashCommands;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;

/** Stores the newest run of every source in this process, and in Redis for other replicas and after a restart. */
@Singleton
final class RunStore {

    private static final Logger LOG = Logger.getLogger(RunStore.class);

    /** Short, because Redis is optional here and a caller waits for it. */
    private static final Duration REDIS_TIMEOUT = Duration.ofMillis(500);

    /** Field of the last success, beside those of the newest run. */
    private static final String SUCCEEDED = "succeeded";

    private final ReactiveHashCommands<String, String, String> hashes;
    private final ConcurrentMap<String, LastRun> local = new ConcurrentHashMap<>();

    RunStore(ReactiveRedisDataSource redis) {
        this.hashes = redis.hash(String.class);
    }

    /** Stores a run; Redis gets it asynchronously, or not at all while it is unavailable. */
    void put(String feed, LastRun run) {
        local.put(feed, run);
        write(feed, run);
    }

    /** Writes to Redis. Two writes may be reordered, so a write that finds a newer run afterwards writes that one. */
    private void write(String feed, LastRun run) {
        timed(hashes.hset(key(feed), run.fields()))
                .subscribe()
                .with(
                        added -> {
                            LastRun now = local.get(feed);
                            if (!now.equals(run)) {
                                write(feed, now);
                            }
                        },
                        failure -> LOG.debugf("feed=%s run was not stored in Redis", feed));
    }

    /** The newest run: that of this process or the one in Redis. */
    Uni<Optional<LastRun>> newest(String feed) {
        Optional<LastRun> known = Optional.ofNullable(local.get(feed));
        return timed(hashes.hgetall(key(feed)))
                .map(fields -> fields.containsKey("started") ? newer(known, LastRun.of(fields)) : known)
                .onFailure()
                .recoverWithItem(known);
    }

    private static Optional<LastRun> newer(Optional<LastRun> known, LastRun stored) {
        return Optional.of(
                known.filter(run -> !stored.started().isAfter(run.started())).orElse(stored));
    }

    /** Stores the time of a source's last success, for other replicas and after a restart. */
    void putSuccess(String feed, Instant at) {
        timed(hashes.hset(key(feed), SUCCEEDED, at.toString()))
                .subscribe()
                .with(added -> {}, failure -> LOG.debugf("feed=%s success was not stored in Redis", feed));
    }

    /** Time of a source's last success in Redis; empty if there is none or Redis is unavailable. */
    Uni<Optional<Instant>> lastSuccess(String feed) {
        return timed(hashes.hget(key(feed), SUCCEEDED))
                .map(at -> Optional.ofNullable(at).map(Instant::parse))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    /** Fails a call to Redis that takes too long. */
    static <T> Uni<T> timed(Uni<T> call) {
        return call.ifNoItem().after(REDIS_TIMEOUT).fail();
    }

    static String key(String feed) {
        return "sluice:scraper:source:" + feed;
    }
}
