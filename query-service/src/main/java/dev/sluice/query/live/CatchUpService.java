package dev.sluice.query.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Serves readers that reconnect after their events have left the recent ones: one thread with one Kafka consumer reads
 * for several readers at a time, a bounded number waits, and the others receive a reset.
 */
@Singleton
final class CatchUpService {

    private static final Logger LOG = Logger.getLogger(CatchUpService.class);

    /** Bytes of one fetch; each reader holds its own copy. */
    private static final int MAX_FETCH_BYTES = 1024 * 1024;

    private final StreamSettings settings;
    private final Map<String, Object> kafka;
    private final BlockingQueue<CatchUp> waiting;
    private final Thread thread = new Thread(this::serve, "stream-catch-up");

    CatchUpService(StreamSettings settings, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.settings = settings;
        this.kafka = kafka;
        this.waiting = new ArrayBlockingQueue<>(settings.resume().waiting());
    }

    void start(@Observes StartupEvent start) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        thread.interrupt();
    }

    /** Called on the reader's event loop; a reader that cannot be queued starts over. */
    void add(StreamReader reader, StreamOffsets from) {
        if (!waiting.offer(new CatchUp(reader, from))) {
            reader.reset("too many clients reconnect at once");
        }
    }

    private void serve() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                CatchUp first = waiting.take();
                try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(consumer())) {
                    for (List<CatchUp> batch = next(first); !batch.isEmpty(); batch = next(null)) {
                        read(consumer, batch);
                    }
                } catch (KafkaException e) {
                    LOG.warnf("Kafka is unavailable for catch-up: %s", e.toString());
                    first.drop();
                }
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer, List<CatchUp> batch) throws InterruptedException {
        try {
            new CatchUpRead(consumer, settings, batch).run();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            // The clients reconnect by themselves.
            LOG.warnf("catch-up of %d readers failed: %s", batch.size(), e.toString());
            batch.forEach(CatchUp::drop);
        }
        batch.stream().filter(CatchUp::isUnfinished).forEach(resume -> {
            if (!waiting.offer(resume)) {
                resume.drop();
            }
        });
    }

    private List<CatchUp> next(CatchUp first) {
        List<CatchUp> batch = new ArrayList<>();
        if (first != null) {
            batch.add(first);
        }
        waiting.drainTo(batch, settings.resume().together() - batch.size());
        return batch;
    }

    /** Configuration without a group: it leaves nothing on the broker. */
    private Map<String, Object> consumer() {
        Map<String, Object> consumer = new HashMap<>(kafka);
        consumer.keySet().retainAll(ConsumerConfig.configNames());
        consumer.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        consumer.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES);
        consumer.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_FETCH_BYTES);
        consumer.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int)
                settings.resume().timeout().toMillis());
        return consumer;
    }
}
