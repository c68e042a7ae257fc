package dev.sluice.lake.insights;

import dev.sluice.lake.LakeSettings;
import dev.sluice.lake.gold.Insight;
import dev.sluice.lake.gold.InsightStage;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sends gold's rows to the topic {@code insights}, which ingest-service consumes like every feed. */
public final class InsightPublisher implements InsightStage.Audience {

    private static final String TOPIC = "insights";

    private final Map<String, String> kafka;

    /** Creates a publisher to the Kafka that the lake reads. */
    public InsightPublisher(LakeSettings settings) {
        this.kafka = settings.kafka().entrySet().stream()
                .collect(Collectors.toMap(setting -> "kafka." + setting.getKey(), Map.Entry::getValue));
    }

    @Override
    public void hear(Insight insight, Dataset<Row> rows, Instant computedAt) {
        InsightEvents.of(insight, rows, computedAt)
                .write()
                .format("kafka")
                .options(kafka)
                .option("topic", TOPIC)
                .save();
    }
}
