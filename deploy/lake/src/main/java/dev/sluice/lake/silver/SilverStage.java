package dev.sluice.lake.silver;

import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.flow.Stage;
import dev.sluice.lake.table.Tables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Processes rows added to bronze into silver. */
public final class SilverStage implements Stage {

    private final Tables tables;
    private final Silver silver;

    /** Reads the additions to bronze. */
    public SilverStage(Tables tables, Silver silver) {
        this.tables = tables;
        this.silver = silver;
    }

    @Override
    public String name() {
        return "silver";
    }

    @Override
    public Dataset<Row> source() {
        return tables.additions(Bronze.TABLE);
    }

    @Override
    public void take(Dataset<Row> rows, long number) {
        silver.take(rows);
    }
}
