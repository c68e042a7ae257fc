package dev.sluice.scraper.feed.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * Keeps the state of visited pages in Redis by address, shared by all replicas. While Redis is unavailable, or once a state
 * has expired, a page is visited and published in full.
 */
@Singleton
final class PageStateStore {

    private static final Logger LOG = Logger.getLogger(PageStateStore.class);
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final ReactiveValueCommands<String, String> values;
    private final ObjectMapper json;
    private final ProductSettings settings;

    PageStateStore(ReactiveRedisDataSource redis, ObjectMapper json, ProductSettings settings) {
        this.values = redis.value(String.class);
        this.json = json;
        this.settings = settings;
    }

    /** The state of a page, {@link PageState#UNKNOWN} if there is none; never fails. */
    Uni<PageState> read(URI address) {
        return Uni.createFrom()
                .deferred(() -> values.get(key(address)))
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .map(this::parse)
                .onFailure()
                .recoverWithItem(PageState.UNKNOWN);
    }

    /** Keeps a state for the rest of its lifetime; completes also if Redis did not take it in time. */
    Uni<Void> keep(URI address, PageState state) {
        long millis = Duration.between(Instant.now(), state.publishedAt().plus(settings.stateLifetime()))
                .toMillis();
        return millis <= 0
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .deferred(() -> values.psetex(key(address), millis, text(state)))
                        .ifNoItem()
                        .after(TIMEOUT)
                        .fail()
                        .onFailure()
                        .invoke(failure -> LOG.debugf("state of a page of %s not kept in Redis", address.getHost()))
                        .onFailure()
                        .recoverWithNull();
    }

    /** The hash bounds the key's length, whatever the address. */
    private static String key(URI address) {
        return "sluice:scraper:page:" + Fingerprint.of(address.toString());
    }

    private PageState parse(String text) {
        try {
            return text == null ? PageState.UNKNOWN : json.readValue(text, PageState.class);
        } catch (JsonProcessingException e) {
            return PageState.UNKNOWN;
        }
    }

    private String text(PageState state) {
        try {
            return json.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers can be written", e);
        }
    }
}
