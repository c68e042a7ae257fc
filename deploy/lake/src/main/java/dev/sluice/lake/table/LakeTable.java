package dev.sluice.lake.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Defines a Delta table.
 *
 * @param name with its layer, such as {@code silver/users}; its folder below the root
 * @param columns in order, without those that {@link Upsert} adds
 * @param key columns that identify a row; empty for an append-only table
 * @param partitions partition columns
 * @param changeFeed whether readers can read its changes
 * @param withoutStatistics columns with personal data, excluded from statistics: minimum and maximum would outlive the row in the log
 */
public record LakeTable(
        String name,
        StructType columns,
        List<String> key,
        List<String> partitions,
        boolean changeFeed,
        List<String> withoutStatistics) {

    private static final Set<DataType> ORDERED_TYPES = Set.of(
            DataTypes.IntegerType,
            DataTypes.LongType,
            DataTypes.DoubleType,
            DataTypes.DateType,
            DataTypes.TimestampType,
            DataTypes.StringType);

    private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

    /** Time of a row's insertion, UTC. */
    static final String INSERTED = "dl_insert_ts";

    /** Time of a row's last change, UTC. */
    static final String UPDATED = "dl_update_ts";

    /**
     * A table whose rows are upserted by key.
     *
     * @param columns as SQL, such as {@code "country string, users bigint"}
     */
    public static LakeTable keyed(
            String name, String columns, List<String> key, List<String> partitions, boolean changeFeed) {
        return new LakeTable(name, StructType.fromDDL(columns), key, partitions, changeFeed, List.of());
    }

    /** Returns this table without statistics of the given columns. */
    public LakeTable withoutStatistics(String... names) {
        return new LakeTable(name, columns, key, partitions, changeFeed, List.of(names));
    }

    /** Columns with statistics, by which files are skipped; partition columns need none. */
    public List<String> statisticsColumns() {
        return Arrays.stream(stored().fields())
                .filter(field -> ORDERED_TYPES.contains(field.dataType()))
                .map(field -> field.name())
                .filter(column -> !withoutStatistics.contains(column) && !partitions.contains(column))
                .toList();
    }

    StructType stored() {
        return key.isEmpty()
                ? columns
                : columns.add(INSERTED, DataTypes.TimestampType).add(UPDATED, DataTypes.TimestampType);
    }

    /** Whether the key determines the partition, so that only that one has to be read. */
    boolean isFoundByPartition() {
        return !partitions.isEmpty() && key.containsAll(partitions);
    }

    /** The name of a column in JSON: {@code userId} for {@code user_id}. */
    public static String camel(String column) {
        return UNDERSCORE.matcher(column).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
}
