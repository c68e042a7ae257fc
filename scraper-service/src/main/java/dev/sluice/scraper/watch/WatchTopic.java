package dev.sluice.scraper.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.queue.TopicReader;
import dev.sluice.scraper.source.SourcePauses;
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

/** Stores watches in topic {@code watches}, the source of truth, which every replica reads whole into its index. */
@Singleton
final class WatchTopic {

    private static final Logger LOG = Logger.getLogger(WatchTopic.class);
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_IN_FLIGHT = 256;

    private final TopicReader topics;
    private final EventPublisher publisher;
    private final WatchIndex index;
    private final WatchScheduler scheduler;
    private final SourcePauses pauses;
    private final ObjectMapper json;
    private volatile boolean stopping;

    WatchTopic(
            TopicReader topics,
            EventPublisher publisher,
            WatchIndex index,
            WatchScheduler scheduler,
            SourcePauses pauses,
            ObjectMapper json,
            MeterRegistry metrics) {
        this.topics = topics;
        this.publisher = publisher;
        this.index = index;
        this.scheduler = scheduler;
        this.pauses = pauses;
        this.json = json;
        metrics.gauge("sluice.watches", index, WatchIndex::size);
        metrics.gauge(
                "sluice.watches.behind.seconds",
                index,
                all -> all.behind(Instant.now()).toMillis() / 1000.0);
    }

    void start(@Observes StartupEvent started) {
        Thread reader = new Thread(this::readUntilStopped, "watches");
        reader.setDaemon(true);
        reader.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    /** Stores watches; completes once this replica knows them, and the others follow a moment later. */
    Uni<Void> store(List<Watch> watches) {
        return Multi.createFrom()
                .iterable(watches)
                .onItem()
                .transformToUni(watch -> publisher.send(watch.event()).invoke(() -> put(watch)))
                .merge(MAX_IN_FLIGHT)
                .onItem()
                .ignoreAsUni()
                .ifNoItem()
                .after(PUBLISH_TIMEOUT.plusMillis(watches.size()))
                .fail();
    }

    Uni<Void> delete(Watch watch) {
        return publisher
                .send(watch.tombstone(Instant.now()))
                .ifNoItem()
                .after(PUBLISH_TIMEOUT)
                .fail()
                .invoke(() -> index.remove(watch.watchId()));
    }

    private void readUntilStopped() {
        while (!stopping) {
            try {
                topics.follow(Watch.TOPIC, this::apply, new WatchFollower());
            } catch (RuntimeException e) {
                LOG.warnf("watches cannot be read and are tried again: %s", e.toString());
                sleep();
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || pauses.apply(record.key(), record.value())) {
            return;
        }
        if (record.value() == null) {
            index.remove(record.key());
            return;
        }
        try {
            put(json.readValue(record.value(), Watch.class));
        } catch (IOException e) {
            LOG.warnf("record %d of topic watches is not a watch and was skipped", record.offset());
        }
    }

    private void put(Watch watch) {
        if (index.put(watch) && scheduler.started()) {
            scheduler.schedule(watch);
        }
    }

    private static void sleep() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Schedules nothing before the whole topic is read: a later record may delete a watch. */
    private final class WatchFollower implements TopicReader.Follower {

        @Override
        public void caughtUp() {
            LOG.infof("%d watches", index.size());
            scheduler.scheduleAll();
        }

        @Override
        public boolean keepReading(boolean caughtUp) {
            return !stopping;
        }
    }
}
