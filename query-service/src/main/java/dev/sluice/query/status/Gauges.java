package dev.sluice.query.status;

import dev.sluice.query.cache.Outstanding;
import dev.sluice.query.rows.Rows;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks now and then and shows as gauges: whether this replica is ready, which backends answer, what waits to be forgotten. */
@Singleton
final class Gauges {

    private static final String STORED = ".stored";

    private final StatusSettings settings;
    private final Outstanding outstanding;
    private final Rows rows;
    private final ReactiveRedisDataSource redis;
    private final SmallRyeHealthReporter health;
    private final Shown shown;
    private final List<String> feeds;
    private Cancellable looking = () -> {};

    Gauges(
            StatusSettings settings,
            Outstanding outstanding,
            Rows rows,
            ReactiveRedisDataSource redis,
            SmallRyeHealthReporter health,
            MeterRegistry registry,
            @ConfigProperty(name = "sluice.feeds") List<String> feeds) {
        this.settings = settings;
        this.outstanding = outstanding;
        this.rows = rows;
        this.redis = redis;
        this.health = health;
        this.shown = new Shown(registry);
        this.feeds = feeds;
    }

    void start(@Observes StartupEvent start) {
        looking = Multi.createFrom()
                .ticks()
                .every(settings.every())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .deferred(() -> Uni.join().all(backends(), ready()).andCollectFailures())
                        // A look that fails must not be the last.
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(looked -> {});
    }

    void stop(@Observes ShutdownEvent stop) {
        looking.cancel();
    }

    private Uni<Void> ready() {
        return Uni.createFrom()
                .deferred(health::getReadinessAsync)
                .map(answer -> answer.isDown() ? 0 : 1)
                .onFailure()
                .recoverWithItem(0)
                .invoke(ready -> shown.set("sluice.ready", ready))
                .replaceWithVoid();
    }

    private Uni<Void> backends() {
        // Asked once for two answers: how far, and whether at all.
        Uni<Map<String, Long>> behind = outstanding
                .byTopic()
                .invoke(this::show)
                .onFailure()
                .invoke(nobodyKnows -> feeds.forEach(feed -> show(feed, Double.NaN)));
        return Uni.combine()
                .all()
                .unis(
                        Backend.ask("cassandra", rows.one("SELECT key FROM system.local")),
                        Backend.ask("kafka", behind),
                        Backend.ask("redis", redis.execute("PING")))
                .with((cassandra, kafka, cache) -> List.of(cassandra, kafka, cache))
                .invoke(all -> all.forEach(
                        backend -> shown.set("sluice.backend.up", backend.up() ? 1 : 0, "backend", backend.name())))
                .replaceWithVoid();
    }

    private void show(Map<String, Long> byTopic) {
        byTopic.forEach((topic, count) -> show(topic.substring(0, topic.length() - STORED.length()), count));
    }

    private void show(String feed, double count) {
        shown.set("sluice.cache.outstanding.events", count, "feed", feed);
    }
}
