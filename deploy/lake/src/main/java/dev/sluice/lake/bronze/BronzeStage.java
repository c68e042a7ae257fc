package dev.sluice.lake.bronze;

import dev.sluice.lake.LakeSettings;
import dev.sluice.lake.flow.Stage;
import dev.sluice.lake.table.Tables;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.DataStreamReader;

/**
 * Writes Kafka records to bronze. Each micro-batch is one commit that carries its number, so that a batch repeated after a crash
 * is recognised and skipped; without a checkpoint it resumes at the table's own offsets.
 *
 * @param tables that exist
 * @param settings of Kafka and the size of a micro-batch
 * @param topics to read; a topic that does not exist yet is read from the next start on
 */
public record BronzeStage(Tables tables, LakeSettings settings, List<String> topics) implements Stage {

    private static final String NAME = "bronze";

    /** Identity of the query for idempotent commits; as long-lived as its checkpoint. */
    private static final String QUERY = "sql.streaming.queryId";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Dataset<Row> source() {
        Offsets offsets = new Offsets(tables, settings.kafka());
        Set<String> present = offsets.present(topics);
        if (present.isEmpty()) {
            throw new IllegalStateException("Kafka at " + settings.servers() + " has none of the topics " + topics);
        }
        DataStreamReader reader = tables.spark()
                .readStream()
                .format("kafka")
                .options(settings.sparkOptions())
                .option("subscribe", String.join(",", present))
                .option("includeHeaders", true)
                .option("maxOffsetsPerTrigger", settings.offsets())
                // Records that Kafka deleted before they were read are lost; the others must still be read.
                .option("failOnDataLoss", false);
        if (!offsets.hasCheckpoint(tables.checkpoint(NAME))) {
            reader = reader.option("startingOffsets", offsets.next(present));
        }
        return reader.load();
    }

    @Override
    public void process(Dataset<Row> records, long number) {
        Bronze.rows(records)
                .write()
                .format("delta")
                .mode("append")
                .option("txnAppId", tables.spark().sparkContext().getLocalProperty(QUERY))
                .option("txnVersion", number)
                .save(tables.path(Bronze.TABLE));
    }
}
