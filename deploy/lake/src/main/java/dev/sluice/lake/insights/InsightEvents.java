package dev.sluice.lake.insights;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import dev.sluice.lake.gold.Insight;
import dev.sluice.lake.table.LakeTable;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Converts an insight's rows to Kafka records: key, value and CloudEvents headers, as in the feed's contract. */
final class InsightEvents {

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private InsightEvents() {}

    static Dataset<Row> of(Insight insight, Dataset<Row> rows, Instant computedAt) {
        String at = MILLIS.format(computedAt);
        return rows.withColumn("row", row(insight))
                .withColumn("key", concat(lit(insight.name() + "/"), col("row")))
                .withColumn("value", value(insight, at))
                .withColumn("headers", headers(at))
                .select("key", "value", "headers");
    }

    private static Column row(Insight insight) {
        return concat_ws(
                "/",
                insight.publishedKeys().stream()
                        .map(name -> replace(replace(text(insight, name), lit("%"), lit("%25")), lit("/"), lit("%2F")))
                        .toArray(Column[]::new));
    }

    private static Column value(Insight insight, String at) {
        Column dimensions = struct(insight.publishedKeys().stream()
                .map(name -> text(insight, name).as(LakeTable.camel(name)))
                .toArray(Column[]::new));
        Column head = to_json(struct(lit(insight.name()).as("insight"), col("row"), dimensions.as("dimensions")));
        return concat(
                regexp_replace(head, "\\}$", ""),
                // Not by Spark, which would print a price with all decimals of its column.
                lit(",\"measures\":{"),
                concat_ws(
                        ",",
                        insight.numbers().stream()
                                .map(name -> concat(lit("\"" + LakeTable.camel(name) + "\":"), number(insight, name)))
                                .toArray(Column[]::new)),
                lit("},\"computedAt\":\"" + at + "\"}"));
    }

    private static Column headers(String at) {
        return array(
                header("ce_specversion", lit("1.0")),
                header("ce_id", concat(col("key"), lit("/" + at))),
                header("ce_source", lit("/sluice/lake")),
                header("ce_type", lit("dev.sluice.insight.v1")),
                header("ce_time", lit(at)),
                header("ce_subject", col("key")),
                header("content-type", lit("application/json")));
    }

    private static Column header(String name, Column value) {
        return struct(lit(name).as("key"), value.cast("binary").as("value"));
    }

    private static Column text(Insight insight, String name) {
        DataType type = insight.table().columns().apply(name).dataType();
        return type.equals(DataTypes.TimestampType)
                ? date_format(col(name), "yyyy-MM-dd'T'HH:mm:ss'Z'")
                : col(name).cast("string");
    }

    private static Column number(Insight insight, String name) {
        boolean isDecimal = insight.table().columns().apply(name).dataType() instanceof DecimalType;
        Column text = col(name).cast("string");
        return isDecimal ? regexp_replace(text, "\\.?0+$", "") : text;
    }
}
