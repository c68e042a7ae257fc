package dev.sluice.lake.insights;

import dev.sluice.lake.LakeSettings;
import dev.sluice.lake.gold.Insight;
import dev.sluice.lake.gold.InsightStage;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sends gold's rows to the topic {@code insights}, which ingest-service consumes like every feed.
 *
 * @param settings of the Kafka that the lake reads, which it also writes to
 */
public record InsightPublisher(LakeSettings settings) implements InsightStage.Publisher {

    private static final String TOPIC = "insights";

    @Override
    public void publish(Insight insight, Dataset<Row> rows, Instant computedAt) {
        InsightEvents.of(insight, rows, computedAt)
                .write()
                .format("kafka")
                .options(settings.sparkOptions())
                .option("topic", TOPIC)
                .save();
    }
}
