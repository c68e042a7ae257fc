package dev.sluice.lake.bronze;

import dev.sluice.lake.LakeSettings;
import dev.sluice.lake.flow.Stage;
import dev.sluice.lake.table.Tables;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.DataStreamReader;

/**
 * Kafka to bronze. Each micro-batch is one commit that carries its number, so that one that is repeated after a crash
 * is seen and left out; without a checkpoint the table's own offsets say where to go on.
 */
public final class BronzeStage implements Stage {

    private static final String NAME = "bronze";

    /** The identity of the query, which lasts as long as its checkpoint. */
    private static final String QUERY = "sql.streaming.queryId";

    private final Tables tables;
    private final LakeSettings settings;
    private final List<String> topics;

    /**
     * Prepares the stage.
     *
     * @param topics to read; one that Kafka does not have is read from the next start on
     */
    public BronzeStage(Tables tables, LakeSettings settings, List<String> topics) {
        this.tables = tables;
        this.settings = settings;
        this.topics = topics;
    }

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
                .options(settings.kafka().entrySet().stream()
                        .collect(Collectors.toMap(
                                setting -> "kafka." + setting.getKey(), setting -> setting.getValue())))
                .option("subscribe", String.join(",", present))
                .option("includeHeaders", true)
                .option("maxOffsetsPerTrigger", settings.offsets())
                // What Kafka has deleted before it was read is lost; what is there must not be lost because of it.
                .option("failOnDataLoss", false);
        if (!offsets.hasCheckpoint(tables.checkpoint(NAME))) {
            reader = reader.option("startingOffsets", offsets.next(present));
        }
        return reader.load();
    }

    @Override
    public void take(Dataset<Row> records, long number) {
        Bronze.rows(records)
                .write()
                .format("delta")
                .mode("append")
                .option("txnAppId", tables.spark().sparkContext().getLocalProperty(QUERY))
                .option("txnVersion", number)
                .save(tables.path(Bronze.TABLE));
    }
}
