package dev.sluice.lake.backfill;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.flow.Flow;
import dev.sluice.lake.table.Tables;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Loads an archive of session events into bronze, one commit per day, and then through the layers. A commit carries the
 * archive's name and the day, so that it is not repeated.
 *
 * @param below the stages that follow bronze
 * @param progress receives a line per day
 */
public record Backfill(Tables tables, Flow below, Consumer<String> progress) {

    private static final StructType LINE =
            StructType.fromDDL("key string, ce_id string, ce_time string, value string, day date");

    /**
     * Loads the selected days, oldest first, then lines without a date.
     *
     * @param archive a file of JSON lines, plain, .gz or .bz2, anywhere Hadoop reads; its name, without the folder,
     *     identifies it
     */
    public void load(String archive, DateRange days) throws StreamingQueryException, TimeoutException {
        String name = new Path(archive).getName();
        Dataset<Row> lines = lines(archive).persist(StorageLevel.DISK_ONLY());
        try {
            List<Row> found = lines.groupBy("day").count().collectAsList().stream()
                    .filter(row -> days.has(day(row)))
                    .sorted(Comparator.comparing(Backfill::day, Comparator.nullsLast(Comparator.naturalOrder())))
                    .toList();
            for (Row day : found) {
                Instant begin = Instant.now();
                append(name, lines.where(col("day").eqNullSafe(day.get(0))), "" + day.get(0));
                below.catchUp(quiet -> {});
                progress.accept("%s %s: %d of %d days, %,d rows, %.1f s"
                        .formatted(
                                name,
                                day.isNullAt(0) ? "without a day" : day.getDate(0),
                                found.indexOf(day) + 1,
                                found.size(),
                                day.getLong(1),
                                Duration.between(begin, Instant.now()).toMillis() / 1000.0));
            }
        } finally {
            lines.unpersist();
        }
    }

    /** Lines with their number in the file, which does not depend on how Spark splits it. */
    private Dataset<Row> lines(String archive) {
        JavaRDD<Row> numbered = JavaSparkContext.fromSparkContext(tables.spark().sparkContext())
                .textFile(archive)
                .zipWithIndex()
                .filter(line -> !line._1().isBlank())
                .map(line -> RowFactory.create(line._1(), line._2()));
        var envelope = udf(
                (UDF1<String, Row>) text -> {
                    ArchiveLine line = ArchiveLine.of(text);
                    return RowFactory.create(
                            line.key(),
                            line.id(),
                            line.time(),
                            line.value(),
                            line.day() == null ? null : Date.valueOf(line.day()));
                },
                LINE);
        return tables.spark()
                .createDataFrame(numbered, StructType.fromDDL("text string, offset bigint"))
                .select(envelope.apply(col("text")).as("line"), col("offset"))
                .select("line.*", "offset");
    }

    private void append(String name, Dataset<Row> lines, String day) {
        lines.selectExpr(
                        "'player-sessions' AS feed",
                        "coalesce(day, current_date()) AS day",
                        "true AS stored",
                        "'archive:" + name.replace("\\", "\\\\").replace("'", "\\'") + "' AS topic",
                        "0 AS partition",
                        "offset",
                        "key",
                        "CAST(value AS binary) AS value",
                        "ce_id",
                        "'dev.sluice.playersession.stored.v1' AS ce_type",
                        "'/sluice/ingest-service' AS ce_source",
                        "key AS ce_subject",
                        "coalesce(ce_time, date_format(current_timestamp(), \"yyyy-MM-dd'T'HH:mm:ss.SSS'Z'\"))"
                                + " AS ce_time",
                        "current_timestamp() AS recorded_at",
                        "current_timestamp() AS ingested_at")
                .selectExpr(
                        "*",
                        "map('ce_specversion', '1.0', 'ce_id', ce_id, 'ce_type', ce_type, 'ce_source', ce_source,"
                                + " 'ce_subject', ce_subject, 'ce_time', ce_time) AS headers")
                .write()
                .format("delta")
                .mode("append")
                .option("txnAppId", "archive:" + name + "/" + day)
                .option("txnVersion", 1)
                .save(tables.path(Bronze.TABLE));
    }

    private static LocalDate day(Row row) {
        return row.isNullAt(0) ? null : row.getDate(0).toLocalDate();
    }
}
