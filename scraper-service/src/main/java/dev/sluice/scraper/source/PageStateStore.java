package dev.sluice.scraper.source;

import dev.sluice.runtime.Fingerprint;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Stores the state of visited pages in Redis by address, shared by all replicas. While Redis is unavailable, or once a state
 * has expired, a page is visited and published in full.
 */
@Singleton
public final class PageStateStore {

    private static final Logger LOG = Logger.getLogger(PageStateStore.class);

    private final ReactiveValueCommands<String, PageState> values;

    PageStateStore(ReactiveRedisDataSource redis) {
        this.values = redis.value(PageState.class);
    }

    /** Reads the state of a page, {@link PageState#UNKNOWN} if there is none; never fails. */
    public Uni<PageState> read(URI address) {
        return RunStore.timed(values.get(key(address)))
                .onItem()
                .ifNull()
                .continueWith(PageState.UNKNOWN)
                .onFailure()
                .recoverWithItem(PageState.UNKNOWN);
    }

    /** Stores a state for the rest of its lifetime since publication; completes also if Redis times out. */
    public Uni<Void> put(URI address, PageState state, Duration lifetime) {
        long millis = Duration.between(Instant.now(), state.publishedAt().plus(lifetime))
                .toMillis();
        return millis <= 0
                ? Uni.createFrom().voidItem()
                : RunStore.timed(values.psetex(key(address), millis, state))
                        .onFailure()
                        .invoke(failure -> LOG.debugf("state of a page of %s not stored in Redis", address.getHost()))
                        .onFailure()
                        .recoverWithNull();
    }

    /** The hash bounds the key's length. */
    private static String key(URI address) {
        return "sluice:scraper:page:" + Fingerprint.of(address.toString());
    }
}
