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

/** The newest run of every source: kept here, and in Redis for other replicas and the time after a restart. */
@Singleton
final class RunStore {

    private static final Logger LOG = Logger.getLogger(RunStore.class);

    /** Redis is an aid here: whoever waits for it waits no longer than a reader would notice. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** A field beside those of the newest run. */
    private static final String SUCCEEDED = "succeeded";

    private final ReactiveHashCommands<String, String, String> hashes;
    private final ConcurrentMap<String, LastRun> here = new ConcurrentHashMap<>();

    RunStore(ReactiveRedisDataSource redis) {
        this.hashes = redis.hash(String.class);
    }

    /** Keeps a state; Redis learns of it later or, when it is away, never. */
    void keep(String feed, LastRun run) {
        here.put(feed, run);
        write(feed, run);
    }

    /** Two writes may overtake each other: who finds a newer state when its own is written writes that again. */
    private void write(String feed, LastRun run) {
        hashes.hset(key(feed), run.fields())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .subscribe()
                .with(
                        added -> {
                            LastRun now = here.get(feed);
                            if (!now.equals(run)) {
                                write(feed, now);
                            }
                        },
                        failure -> LOG.debugf("feed=%s run state not kept in Redis", feed));
    }

    /** The newer of the run known here and the one in Redis. */
    Uni<Optional<LastRun>> newest(String feed) {
        Optional<LastRun> known = Optional.ofNullable(here.get(feed));
        return hashes.hgetall(key(feed))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(fields -> fields.containsKey("started") ? newer(known, LastRun.of(fields)) : known)
                .onFailure()
                .recoverWithItem(known);
    }

    private static Optional<LastRun> newer(Optional<LastRun> known, LastRun kept) {
        return Optional.of(
                known.filter(run -> !kept.started().isAfter(run.started())).orElse(kept));
    }

    /** Keeps when a source last gave something, for other replicas and the time after a restart. */
    void succeeded(String feed, Instant at) {
        hashes.hset(key(feed), SUCCEEDED, at.toString())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .subscribe()
                .with(added -> {}, failure -> LOG.debugf("feed=%s success not kept in Redis", feed));
    }

    /** When a source last gave something, as Redis knows it; empty if it does not, or is away. */
    Uni<Optional<Instant>> success(String feed) {
        return hashes.hget(key(feed), SUCCEEDED)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(at -> Optional.ofNullable(at).map(Instant::parse))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    static String key(String feed) {
        return "sluice:scraper:source:" + feed;
    }
}
