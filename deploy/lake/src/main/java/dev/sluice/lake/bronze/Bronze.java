package dev.sluice.lake.bronze;

import dev.sluice.lake.table.LakeTable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The table of all Kafka records, and the conversion of a record to a row. */
public final class Bronze {

    /** Append-only; {@code stored} distinguishes the topic of stored rows from that of events. */
    public static final LakeTable TABLE = LakeTable.keyed("bronze", """
            feed string, day date, stored boolean, topic string, partition int, offset bigint, key string, value binary,
            ce_id string, ce_type string, ce_source string, ce_subject string, ce_time string,
            headers map<string, string>, recorded_at timestamp, ingested_at timestamp""", List.of(), List.of("feed", "day"), false)
            .withoutStatistics("key", "value", "ce_id", "ce_subject", "headers");

    private Bronze() {}

    /** Converts Kafka records to rows; invalid UTF-8 is replaced, since Parquet readers reject it. */
    static Dataset<Row> rows(Dataset<Row> records) {
        return records.selectExpr(
                        "regexp_replace(topic, '\\\\.stored$', '') AS feed",
                        "to_date(timestamp) AS day",
                        "topic LIKE '%.stored' AS stored",
                        "topic",
                        "partition",
                        "offset",
                        "make_valid_utf8(CAST(key AS string)) AS key",
                        "value",
                        """
                        map_from_entries(transform(headers, h ->
                          struct(h.key, make_valid_utf8(CAST(h.value AS string)) AS value))) AS headers""",
                        "timestamp AS recorded_at",
                        "current_timestamp() AS ingested_at")
                .selectExpr(
                        "feed",
                        "day",
                        "stored",
                        "topic",
                        "partition",
                        "offset",
                        "key",
                        "value",
                        "try_element_at(headers, 'ce_id') AS ce_id",
                        "try_element_at(headers, 'ce_type') AS ce_type",
                        "try_element_at(headers, 'ce_source') AS ce_source",
                        "try_element_at(headers, 'ce_subject') AS ce_subject",
                        "try_element_at(headers, 'ce_time') AS ce_time",
                        "headers",
                        "recorded_at",
                        "ingested_at");
    }
}
