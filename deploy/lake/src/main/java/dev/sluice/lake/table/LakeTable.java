package dev.sluice.lake.table;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a table looks like.
 *
 * @param name with its layer, such as {@code silver/users}; its folder below the root
 * @param columns in order, without those that {@link Upsert} adds
 * @param key columns that tell its rows apart; empty if rows are only ever added
 * @param partitions columns that its folders are named after
 * @param changeFeed whether readers can follow its changes
 * @param unmeasured columns that may tell of a person: the least and the greatest value would outlive the row in the log
 */
public record LakeTable(
        String name,
        StructType columns,
        List<String> key,
        List<String> partitions,
        boolean changeFeed,
        List<String> unmeasured) {

    private static final Set<DataType> HAVE_AN_ORDER = Set.of(
            DataTypes.IntegerType,
            DataTypes.LongType,
            DataTypes.DoubleType,
            DataTypes.DateType,
            DataTypes.TimestampType,
            DataTypes.StringType);

    /** When a row came into the table, UTC. */
    static final String INSERTED = "dl_insert_ts";

    /** When a row last changed, UTC. */
    static final String UPDATED = "dl_update_ts";

    /**
     * A table whose rows come and change by key, partitioned by columns.
     *
     * @param columns as SQL, such as {@code "country string, users bigint"}
     */
    public static LakeTable keyed(
            String name, String columns, List<String> key, List<String> partitions, boolean changeFeed) {
        return new LakeTable(name, StructType.fromDDL(columns), key, partitions, changeFeed, List.of());
    }

    /** The same table without statistics of these columns. */
    public LakeTable unmeasured(String... names) {
        return new LakeTable(name, columns, key, partitions, changeFeed, List.of(names));
    }

    /** Columns that have statistics, which is where files are left out by; partitions need none. */
    public List<String> measured() {
        return Arrays.stream(stored().fields())
                .filter(field -> HAVE_AN_ORDER.contains(field.dataType()))
                .map(field -> field.name())
                .filter(column -> !unmeasured.contains(column) && !partitions.contains(column))
                .toList();
    }

    /** All columns as they are stored. */
    StructType stored() {
        return key.isEmpty()
                ? columns
                : columns.add(INSERTED, DataTypes.TimestampType).add(UPDATED, DataTypes.TimestampType);
    }

    /** Whether a row's key says in which partition it is, so that no other has to be read to find it. */
    boolean isFoundByPartition() {
        return !partitions.isEmpty() && key.containsAll(partitions);
    }

    /** The name that a column has in JSON: {@code userId} for {@code user_id}. */
    public static String camel(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
