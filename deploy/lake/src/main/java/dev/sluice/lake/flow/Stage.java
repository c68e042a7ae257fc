package dev.sluice.lake.flow;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A streaming step from one layer to the next. */
public interface Stage {

    /** Names the query, its checkpoint and its lines in the log. */
    String name();

    /** The source of its rows. */
    Dataset<Row> source();

    /**
     * Processes a micro-batch; idempotent, since it may be called again for the same batch.
     *
     * @param rows of the batch
     * @param number of the batch; 0 for the first since the checkpoint was created
     */
    void process(Dataset<Row> rows, long number);
}
