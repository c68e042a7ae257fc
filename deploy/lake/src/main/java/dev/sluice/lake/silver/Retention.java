package dev.sluice.lake.silver;

import static org.apache.spark.sql.functions.col;

import dev.sluice.lake.table.LakeTable;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How long player sessions stay, from their event date on; whole days leave, so that a rebuild leaves the same.
 *
 * @param kept how long; empty for ever
 * @param clock that tells today
 */
public record Retention(Optional<Duration> kept, Clock clock) {

    /** The first day that stays; empty if all do. */
    public Optional<LocalDate> firstDay() {
        return kept.map(
                time -> clock.instant().minus(time).atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** The rows of a table that may be taken; one whose day cannot be told goes on to be set aside. */
    Dataset<Row> kept(LakeTable table, Dataset<Row> rows) {
        return table.name().equals(SilverTables.PLAYER_SESSIONS.name())
                ? firstDay()
                        .map(day -> rows.where(
                                col("event_date").isNull().or(col("event_date").geq(Date.valueOf(day)))))
                        .orElse(rows)
                : rows;
    }
}
