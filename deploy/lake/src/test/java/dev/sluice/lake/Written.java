package dev.sluice.lake;

import dev.sluice.lake.table.LakeTable;
import dev.sluice.lake.table.Tables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Renders the rows of tables as text, without the times of insertion and update. */
final class Written {

    private Written() {}

    /** Rows that match a condition, sorted. */
    static List<String> rows(Tables tables, LakeTable table, String where) {
        return tables
                .read(table)
                .where(where)
                .selectExpr(table.columns().fieldNames())
                .toJSON()
                .collectAsList()
                .stream()
                .sorted()
                .toList();
    }

    /** The rows of every table except bronze. */
    static Map<String, List<String>> all(Tables tables) {
        Map<String, List<String>> rows = new TreeMap<>();
        Layers.all().stream()
                .filter(table -> !table.key().isEmpty())
                .forEach(table -> rows.put(table.name(), rows(tables, table, "true")));
        return rows;
    }
}
