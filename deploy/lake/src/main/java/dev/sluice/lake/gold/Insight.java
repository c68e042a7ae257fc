package dev.sluice.lake.gold;

import dev.sluice.lake.table.LakeTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Defines a table of aggregates over groups of rows.
 *
 * @param name of the table, with hyphens
 * @param source whose rows are grouped
 * @param where SQL filter of the source rows
 * @param dimensions SQL for each column of the group, by name and type such as {@code country string}, in order
 * @param measures SQL of the aggregates, likewise; the one named {@link #count} is 0 for an empty group
 * @param partition the column with the day of the source's partition; empty if the group does not determine it
 */
public record Insight(
        String name,
        LakeTable source,
        String where,
        Map<String, String> dimensions,
        Map<String, String> measures,
        Optional<String> partition) {

    /** The table of this insight. */
    public LakeTable table() {
        String columns = Stream.concat(dimensions.keySet().stream(), measures.keySet().stream())
                .collect(Collectors.joining(", "));
        return LakeTable.keyed(
                "gold/" + name.replace('-', '_'),
                columns,
                keys(),
                partition.stream().toList(),
                false);
    }

    List<String> keys() {
        return names(dimensions);
    }

    /** The columns of aggregates, the count first. */
    public List<String> numbers() {
        return names(measures);
    }

    /** The published dimensions: all except a day that is derived from another. */
    public List<String> publishedKeys() {
        return keys().stream().filter(key -> !key.equals("event_date")).toList();
    }

    /** The number of rows of a group. */
    public String count() {
        return numbers().get(0);
    }

    /** SQL condition under which an incoming row {@code s} replaces the present row {@code t}. */
    static String differs(LakeTable table) {
        return Stream.concat(
                        Stream.of("s.gone"),
                        Arrays.stream(table.columns().fieldNames())
                                .filter(name -> !table.key().contains(name))
                                .map(name -> "NOT s.%1$s <=> t.%1$s".formatted(name)))
                .collect(Collectors.joining(" OR "));
    }

    static Map<String, String> columns(String... typedNamesAndSql) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int at = 0; at < typedNamesAndSql.length; at += 2) {
            columns.put(typedNamesAndSql[at], typedNamesAndSql[at + 1]);
        }
        return columns;
    }

    private static List<String> names(Map<String, String> columns) {
        return columns.keySet().stream().map(Insight::name).toList();
    }

    /** The column name without its type. */
    static String name(String column) {
        return column.split(" ", -1)[0];
    }
}
