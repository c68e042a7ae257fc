package dev.sluice.scraper.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.scraper.publish.Publisher;
import dev.sluice.scraper.queue.TopicReader;
import dev.sluice.scraper.source.Pauses;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Topic {@code watches}, the truth: read whole by every replica, written by whoever is asked to. */
@Singleton
final class WatchTopic implements Pauses {

    private static final Logger LOG = Logger.getLogger(WatchTopic.class);

    /** A key that no watch has: that this source rests. */
    private static final String SOURCE = "source~";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int IN_FLIGHT = 256;

    private final TopicReader topics;
    private final Publisher publisher;
    private final WatchIndex index;
    private final WatchScheduler dues;
    private final ObjectMapper json;
    private volatile boolean stopping;

    WatchTopic(
            TopicReader topics,
            Publisher publisher,
            WatchIndex index,
            WatchScheduler dues,
            ObjectMapper json,
            MeterRegistry metrics) {
        this.topics = topics;
        this.publisher = publisher;
        this.index = index;
        this.dues = dues;
        this.json = json;
        metrics.gauge("sluice.watches", index, WatchIndex::size);
        metrics.gauge(
                "sluice.watches.behind.seconds",
                index,
                all -> all.behind(Instant.now()).toMillis() / 1000.0);
    }

    void start(@Observes StartupEvent started) {
        Thread reader = new Thread(this::read, "watches");
        reader.setDaemon(true);
        reader.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    /** Keeps watches; this replica knows them once it completes, the others a moment later. */
    Uni<Void> keep(List<Watch> watches) {
        return Multi.createFrom()
                .iterable(watches)
                .onItem()
                .transformToUni(watch -> publisher.send(watch.event()).invoke(() -> learn(watch)))
                .merge(IN_FLIGHT)
                .onItem()
                .ignoreAsUni()
                .ifNoItem()
                .after(PATIENCE.plusMillis(watches.size()))
                .fail();
    }

    Uni<Void> remove(Watch watch) {
        return publisher
                .send(watch.tombstone(Instant.now()))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(() -> index.remove(watch.watchId()));
    }

    @Override
    public boolean paused(String feed) {
        return index.resting().contains(feed);
    }

    @Override
    public Uni<Void> pause(String feed, boolean rest) {
        return publisher
                .send(Watch.record(SOURCE + feed, Instant.now(), rest ? "{\"paused\":true}".getBytes(UTF_8) : null))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(() -> rest(feed, rest));
    }

    private void rest(String feed, boolean rest) {
        if (rest) {
            index.resting().add(feed);
        } else {
            index.resting().remove(feed);
        }
    }

    private void read() {
        while (!stopping) {
            try {
                topics.follow(Watch.TOPIC, this::take, new Reading());
            } catch (RuntimeException e) {
                LOG.warnf("watches cannot be read and are tried again: %s", e.toString());
                pause();
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            return;
        }
        if (record.key().startsWith(SOURCE)) {
            rest(record.key().substring(SOURCE.length()), record.value() != null);
        } else if (record.value() == null) {
            index.remove(record.key());
        } else {
            try {
                learn(json.readValue(record.value(), Watch.class));
            } catch (IOException e) {
                LOG.warnf("record %d of the watches is none and is passed over", record.offset());
            }
        }
    }

    private void learn(Watch watch) {
        if (index.put(watch) && dues.begun()) {
            dues.expect(watch);
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing is due before all is read: a watch may have been taken away further on. */
    private final class Reading implements TopicReader.Follower {

        @Override
        public void ended() {
            LOG.infof("%d watches", index.size());
            dues.begin();
        }

        @Override
        public boolean goOn(boolean ended) {
            return !stopping;
        }
    }
}
