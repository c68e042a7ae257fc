package dev.sluice.lake.silver;

import dev.sluice.lake.table.LakeTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/**
 * Defines a feed's table in silver.
 *
 * @param feed whose {@code <feed>.stored} it reads
 * @param data the row's columns; a column {@code user_id} is the JSON field {@code userId}
 * @param key columns that identify a row, of which the newest version is kept
 * @param date SQL expression over the data for a row's day
 * @param storage storage options
 * @param expectations SQL over data, {@code key} and {@code ce_id} by name, in order of evaluation
 */
record SilverTable(
        String feed,
        StructType data,
        List<String> key,
        String date,
        StorageOptions storage,
        Map<String, String> expectations) {

    /**
     * Storage options of a table.
     *
     * @param tieBroken whether microseconds from the id are added to the version, as the feed's ingest does
     * @param erasable whether a tombstone deletes
     * @param byDate whether it is partitioned by day
     */
    record StorageOptions(boolean tieBroken, boolean erasable, boolean byDate) {}

    /** The stored table: the data, its day, and the version columns. */
    LakeTable table() {
        StructType columns = data.add("event_date", "date")
                .add("version", "bigint")
                .add("ce_id", "string")
                .add("digest", "bigint");
        return new LakeTable(
                "silver/" + feed.replace('-', '_'),
                columns,
                key,
                storage.byDate() ? List.of("event_date") : List.of(),
                true,
                storage.erasable()
                        ? List.of(Stream.concat(Arrays.stream(data.fieldNames()), Stream.of("ce_id"))
                                .toArray(String[]::new))
                        : List.of());
    }
}
