package dev.sluice.lake.gold;

import static org.apache.spark.sql.functions.expr;

import dev.sluice.lake.flow.RowCounts;
import dev.sluice.lake.flow.Stage;
import dev.sluice.lake.silver.SilverTables;
import dev.sluice.lake.table.LakeTable;
import dev.sluice.lake.table.Tables;
import dev.sluice.lake.table.Upsert;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Joins session starts and ends from silver into one row per session, in any order of arrival.
 *
 * @param tables that exist
 * @param rowCounts counts changed rows
 */
public record SessionStage(Tables tables, RowCounts rowCounts) implements Stage {

    /** Sessions; {@code session_status} is 1 when start and end are known, else 0. */
    public static final LakeTable TABLE =
            LakeTable.keyed("gold/sessions", """
            session_id string, player_id string, country string, start_ts timestamp, end_ts timestamp,
            session_status int, event_date date""", List.of("session_id"), List.of("event_date"), true);

    @Override
    public String name() {
        return "gold-sessions";
    }

    @Override
    public Dataset<Row> source() {
        return tables.changes(SilverTables.PLAYER_SESSIONS);
    }

    @Override
    public void process(Dataset<Row> changes, long number) {
        Dataset<Row> affected = affected(changes, number).persist();
        Dataset<Row> sessions =
                sessions(affected, tables.read(SilverTables.PLAYER_SESSIONS)).persist();
        try {
            rowCounts.changed(TABLE.name(), new Upsert(tables).apply(TABLE, sessions, Insight.differs(TABLE)));
        } finally {
            sessions.unpersist();
            affected.unpersist();
        }
    }

    /** With a new checkpoint all sessions of gold are recomputed: rows that silver lost meanwhile are in no change feed. */
    private Dataset<Row> affected(Dataset<Row> changes, long number) {
        Dataset<Row> ids = changes.select("session_id");
        return (number > 0 || tables.isEmpty(TABLE)
                        ? ids
                        : ids.unionByName(tables.read(TABLE).select("session_id")))
                .distinct();
    }

    /** Takes the player from the later event and the country from the start, as ingest-service does. */
    static Dataset<Row> sessions(Dataset<Row> affected, Dataset<Row> sessionEvents) {
        Dataset<Row> known = sessionEvents
                .join(affected, new String[] {"session_id"}, "left_semi")
                .groupBy("session_id")
                .agg(
                        expr("max_by(player_id, struct(version, player_id))").as("player_id"),
                        expr("max(country) FILTER (WHERE event = 'start')").as("country"),
                        expr("max(at) FILTER (WHERE event = 'start')").as("start_ts"),
                        expr("max(at) FILTER (WHERE event = 'end')").as("end_ts"));
        return affected.join(known, new String[] {"session_id"}, "left")
                .selectExpr(
                        "session_id",
                        "player_id",
                        "country",
                        "start_ts",
                        "end_ts",
                        "CAST(start_ts IS NOT NULL AND end_ts IS NOT NULL AS int) AS session_status",
                        "to_date(coalesce(start_ts, end_ts)) AS event_date",
                        "player_id IS NULL AS gone");
    }
}
