package dev.sluice.lake.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.sql.streaming.StreamingQueryProgress;

/** Reports the progress of stages from Spark to health and metrics. */
public final class StageListener extends StreamingQueryListener {

    // Spark's listeners are serializable; this one never leaves its JVM.
    private static final long serialVersionUID = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient StageHealth health;
    private final transient MeterRegistry meters;
    private final transient Map<UUID, String> stages = new ConcurrentHashMap<>();
    private final transient Map<String, AtomicLong> lastMillis = new ConcurrentHashMap<>();
    private final transient Map<String, AtomicLong> lastReport = new ConcurrentHashMap<>();
    private final AtomicLong behind = new AtomicLong();

    /** Starts counting. */
    public StageListener(StageHealth health, MeterRegistry meters) {
        this.health = health;
        this.meters = meters;
        meters.gauge("sluice.lake.kafka.behind", behind);
    }

    @Override
    public void onQueryStarted(QueryStartedEvent event) {
        stages.put(event.runId(), event.name());
        // Registered at the start, so that a rate includes the first failure.
        meters.counter("sluice.lake.stage.failures", "stage", event.name());
        health.begins(event.name());
        reported(event.name());
    }

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
        StreamingQueryProgress progress = event.progress();
        health.works(progress.name());
        reported(progress.name());
        meters.counter("sluice.lake.stage.read", "stage", progress.name()).increment((double) progress.numInputRows());
        lastMillis
                .computeIfAbsent(progress.name(), name -> gauge("sluice.lake.stage.last.batch", name))
                .set(progress.batchDuration());
        for (SourceProgress source : progress.sources()) {
            if (source.description().startsWith("KafkaV2")) {
                behind(source.endOffset(), source.latestOffset()).ifPresent(behind::set);
            }
        }
    }

    @Override
    public void onQueryIdle(QueryIdleEvent event) {
        String stage = stages.get(event.runId());
        if (stage != null) {
            health.works(stage);
            reported(stage);
        }
    }

    @Override
    public void onQueryTerminated(QueryTerminatedEvent event) {
        String stage = stages.remove(event.runId());
        if (stage != null && event.exception().isDefined()) {
            health.fails(stage);
            meters.counter("sluice.lake.stage.failures", "stage", stage).increment();
        }
    }

    /** A hanging stage reports neither progress nor idleness. */
    private void reported(String stage) {
        lastReport
                .computeIfAbsent(stage, name -> gauge("sluice.lake.stage.heard.timestamp", name))
                .set(System.currentTimeMillis());
    }

    private AtomicLong gauge(String name, String stage) {
        AtomicLong millis = new AtomicLong();
        meters.more().timeGauge(name, Tags.of("stage", stage), millis, TimeUnit.MILLISECONDS, AtomicLong::doubleValue);
        return millis;
    }

    /** The number of records between two offsets in the JSON of Spark's Kafka source; 0 for a repeated batch. */
    static OptionalLong behind(String read, String latest) {
        if (read == null || latest == null) {
            return OptionalLong.empty();
        }
        try {
            JsonNode reached = JSON.readTree(read);
            JsonNode ends = JSON.readTree(latest);
            long records = 0;
            for (var topics = ends.fields(); topics.hasNext(); ) {
                var topic = topics.next();
                for (var partitions = topic.getValue().fields(); partitions.hasNext(); ) {
                    var partition = partitions.next();
                    long end = partition.getValue().asLong();
                    records += Math.max(
                            0,
                            end
                                    - reached.path(topic.getKey())
                                            .path(partition.getKey())
                                            .asLong(0));
                }
            }
            return OptionalLong.of(records);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Kafka's offsets are JSON", e);
        }
    }
}
