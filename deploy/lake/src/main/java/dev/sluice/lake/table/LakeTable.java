package dev.sluice.lake.table;

import java.util.List;
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
 */
public record LakeTable(
        String name, StructType columns, List<String> key, List<String> partitions, boolean changeFeed) {

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
        return new LakeTable(name, StructType.fromDDL(columns), key, partitions, changeFeed);
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
