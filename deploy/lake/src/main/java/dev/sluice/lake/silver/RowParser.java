package dev.sluice.lake.silver;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_entries;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import dev.sluice.lake.table.LakeTable;
import dev.sluice.lake.table.Upsert;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Parses a feed's records in bronze into typed rows, and names the violated expectation of those that are quarantined. */
final class RowParser {

    /** Column with the first expectation that the row violates; null for a valid row. */
    static final String BROKEN = "broken";

    private static final String CORRUPT = "corrupt";

    private static final UserDefinedFunction VERSION = udf((UDF1<String, Long>) Version::of, DataTypes.LongType);

    private static final UserDefinedFunction ERASURE = udf((UDF1<String, Long>) Version::ofErasure, DataTypes.LongType);

    private static final UserDefinedFunction TIE_BROKEN =
            udf((UDF2<String, String, Long>) Version::tieBroken, DataTypes.LongType);

    private RowParser() {}

    /** Rows with the table's columns, {@link #BROKEN}, {@link Upsert#GONE}, and the record's own columns. */
    static Dataset<Row> rows(SilverTable table, Dataset<Row> bronze) {
        Column readable = col("json").isNotNull().and(col("json." + CORRUPT).isNull());
        List<Column> data = new ArrayList<>();
        for (StructField field : table.data().fields()) {
            Column raw = col("json." + LakeTable.camel(field.name()));
            Column typed = isTime(field) ? raw.try_cast("timestamp") : raw;
            if (isTime(field)) {
                readable = readable.and(raw.isNull().or(typed.isNotNull()));
            }
            boolean isKey = table.storage().erasable() && table.key().contains(field.name());
            // A tombstone has only its key.
            data.add((isKey ? when(col(Upsert.GONE), col("key")).otherwise(typed) : typed).as(field.name()));
        }
        data.add(readable.as("readable"));
        List.of("topic", "partition", "offset", "key", "value", "ce_id", "recorded_at", "version", Upsert.GONE)
                .forEach(name -> data.add(col(name)));
        return bronze.withColumn(
                        "json",
                        from_json(
                                col("value").cast("string"), json(table), Map.of("columnNameOfCorruptRecord", CORRUPT)))
                .withColumn("version", version(table))
                .withColumn(
                        Upsert.GONE,
                        lit(table.storage().erasable()).and(col("value").isNull()))
                .select(data.toArray(Column[]::new))
                .withColumn("event_date", expr(table.date()))
                .withColumn("digest", digest(table))
                .withColumn(BROKEN, broken(table))
                .drop("readable");
    }

    /** Hash of the columns and not of the bytes, so that differently formatted JSON gives the same row. */
    private static Column digest(SilverTable table) {
        Column[] columns = Arrays.stream(table.data().fields())
                // Spark cannot hash a map, whose order would matter.
                .map(field -> field.dataType() instanceof MapType
                        ? to_json(array_sort(map_entries(col(field.name()))))
                        : col(field.name()))
                .toArray(Column[]::new);
        return when(col(Upsert.GONE), lit(0L)).otherwise(xxhash64(columns));
    }

    static Column version(SilverTable table) {
        Column observed = table.storage().tieBroken()
                ? TIE_BROKEN.apply(col("ce_time"), col("ce_id"))
                : VERSION.apply(col("ce_time"));
        return table.storage().erasable()
                ? when(col("value").isNull(), ERASURE.apply(col("ce_time"))).otherwise(observed)
                : observed;
    }

    /** The column's type in the JSON value, where times are strings. */
    private static StructType json(SilverTable table) {
        StructField[] fields = Arrays.stream(table.data().fields())
                .map(field -> DataTypes.createStructField(
                        LakeTable.camel(field.name()), isTime(field) ? DataTypes.StringType : field.dataType(), true))
                .toArray(StructField[]::new);
        return new StructType(fields).add(CORRUPT, DataTypes.StringType);
    }

    private static boolean isTime(StructField field) {
        return field.dataType().equals(DataTypes.TimestampType);
    }

    private static Column broken(SilverTable table) {
        Column envelope = col("version")
                .isNotNull()
                .and(col("ce_id").isNotNull())
                .and(col("key").isNotNull());
        Column first = when(not(envelope), "envelope is whole")
                .when(col(Upsert.GONE), lit(null))
                .when(not(col("readable")), "value is readable");
        for (Map.Entry<String, String> expectation : table.expectations().entrySet()) {
            // An expectation that evaluates to null, because a value is missing, is violated.
            first = first.when(not(coalesce(expr(expectation.getValue()), lit(false))), expectation.getKey());
        }
        return first;
    }
}
