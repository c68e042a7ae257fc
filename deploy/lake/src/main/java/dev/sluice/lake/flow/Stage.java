package dev.sluice.lake.flow;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One step between two layers. */
public interface Stage {

    /** Names the query, its checkpoint and its lines in the log. */
    String name();

    /** Where its rows come from. */
    Dataset<Row> source();

    /**
     * Takes a micro-batch; it may be called again for the same one, with the effect of once.
     *
     * @param rows of the batch
     * @param number of the batch; 0 for the first since the checkpoint was begun
     */
    void take(Dataset<Row> rows, long number);
}
