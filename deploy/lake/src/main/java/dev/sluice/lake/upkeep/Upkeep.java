package dev.sluice.lake.upkeep;

import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.silver.Retention;
import dev.sluice.lake.silver.SilverTables;
import dev.sluice.lake.table.LakeTable;
import dev.sluice.lake.table.Tables;
import java.time.LocalDate;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Applies retention, compaction and vacuum to one table after the other.
 *
 * @param all tables of the lake
 * @param progress receives a line per table
 */
public record Upkeep(Tables tables, List<LakeTable> all, Retention retention, Consumer<String> progress) {

    /** Attempts in conflict with a writer in another process. */
    private static final int MAX_ATTEMPTS = 5;

    /** With more files, reading a folder is slow. */
    private static final int MAX_FILES_PER_FOLDER = 8;

    /** Runs all three; gold follows deletions in silver when its stages run next. */
    public void run() {
        for (LakeTable table : all) {
            long deleted = retention.firstDay().map(day -> delete(table, day)).orElse(0L);
            int before = files(table).length;
            if (before > 0 || deleted > 0) {
                compact(table);
                tables.delta(table).vacuum();
            }
            progress.accept("%-45s %,6d files before, %,6d after, %,d rows deleted"
                    .formatted(table.name(), before, files(table).length, deleted));
        }
    }

    /** Deletes session events before a day, in bronze those of both topics. */
    private long delete(LakeTable table, LocalDate first) {
        String old = "< DATE '" + first + "'";
        if (table.name().equals(SilverTables.PLAYER_SESSIONS.name())) {
            return delete(table, "event_date " + old);
        }
        return table.name().equals(Bronze.TABLE.name())
                ? delete(
                        table,
                        "feed = 'player-sessions' AND coalesce(CAST(try_cast(ce_time AS timestamp) AS date), day) "
                                + old)
                : 0;
    }

    private long delete(LakeTable table, String where) {
        long rows = tables.read(table).where(where).count();
        if (rows > 0) {
            retryOnConflict(() -> tables.delta(table).delete(where));
        }
        return rows;
    }

    private void compact(LakeTable table) {
        for (String folder : CrowdedFolders.crowded(files(table), table.partitions(), MAX_FILES_PER_FOLDER)) {
            retryOnConflict(() -> {
                var optimize = tables.delta(table).optimize();
                var folderOnly = folder.isEmpty() ? optimize : optimize.where(folder);
                String[] order = order(table);
                if (order.length == 0) {
                    folderOnly.executeCompaction();
                } else {
                    folderOnly.executeZOrderBy(order);
                }
            });
        }
    }

    /** Columns that queries filter by. */
    private static String[] order(LakeTable table) {
        List<String> preferred = table.columns().getFieldIndex("player_id").isDefined()
                ? List.of("player_id")
                : table.key().isEmpty() ? List.of("topic", "offset") : table.key();
        return preferred.stream()
                .filter(table.statisticsColumns()::contains)
                .limit(3)
                .toArray(String[]::new);
    }

    private String[] files(LakeTable table) {
        return tables.read(table).inputFiles();
    }

    private static void retryOnConflict(Runnable change) {
        for (int attempt = 1; ; attempt++) {
            try {
                change.run();
                return;
            } catch (ConcurrentModificationException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
