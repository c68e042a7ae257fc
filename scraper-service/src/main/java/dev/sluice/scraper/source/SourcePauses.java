package dev.sluice.scraper.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.publish.OutboundEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pauses the schedules of sources, in all replicas and across restarts: a pause is a record of the compacted topic
 * {@code watches} under a key that no watch has, and the reader of that topic passes such records on.
 */
@Singleton
public final class SourcePauses {

    private static final String TOPIC = "watches";
    private static final String KEY_PREFIX = "source~";
    private static final byte[] PAUSED = "{\"paused\":true}".getBytes(UTF_8);
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(10);

    private final EventPublisher publisher;
    private final Set<String> paused = ConcurrentHashMap.newKeySet();

    SourcePauses(EventPublisher publisher) {
        this.publisher = publisher;
    }

    boolean paused(String feed) {
        return paused.contains(feed);
    }

    /** Pauses or resumes a source; completes once Kafka has it. */
    Uni<Void> set(String feed, boolean pause) {
        String key = KEY_PREFIX + feed;
        String time = EventJson.time(Instant.now());
        return publisher
                .send(new OutboundEvent(
                        TOPIC, "dev.sluice.watch.v1", key, key + "/" + time, time, null, pause ? PAUSED : null))
                .ifNoItem()
                .after(PUBLISH_TIMEOUT)
                .fail()
                .invoke(() -> apply(feed, pause));
    }

    /** Applies a record of the topic if it is one of a source; returns whether it was. */
    public boolean apply(String key, byte[] value) {
        if (!key.startsWith(KEY_PREFIX)) {
            return false;
        }
        apply(key.substring(KEY_PREFIX.length()), value != null);
        return true;
    }

    private void apply(String feed, boolean pause) {
        if (pause) {
            paused.add(feed);
        } else {
            paused.remove(feed);
        }
    }
}
