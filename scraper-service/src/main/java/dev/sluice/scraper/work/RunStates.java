package dev.sluice.scraper.work;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.hash.ReactiveHashCommands;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;

/** The newest run of every source: kept here, and in Redis for other replicas and the time after a restart. */
@Singleton
final class RunStates {

    private static final Logger LOG = Logger.getLogger(RunStates.class);

    /** Redis is an aid here: whoever waits for it waits no longer than a reader would notice. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ReactiveHashCommands<String, String, String> hashes;
    private final ConcurrentMap<String, LastRun> here = new ConcurrentHashMap<>();

    RunStates(ReactiveRedisDataSource redis) {
        this.hashes = redis.hash(String.class);
    }

    /** Keeps a state; Redis learns of it later or, when it is away, never. */
    void keep(String feed, LastRun run) {
        here.put(feed, run);
        hashes.hset(key(feed), run.fields())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .subscribe()
                .with(added -> {}, failure -> LOG.debugf("feed=%s run state not kept in Redis", feed));
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

    static String key(String feed) {
        return "sluice:scraper:source:" + feed;
    }
}
