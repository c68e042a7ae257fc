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
 * Retention of player sessions by event date; whole days are deleted, so that a rebuild gives the same result.
 *
 * @param kept period; empty for unlimited
 * @param clock of the current day
 */
public record Retention(Optional<Duration> kept, Clock clock) {

    /** The first retained day; empty if all are. */
    public Optional<LocalDate> firstDay() {
        return kept.map(
                time -> clock.instant().minus(time).atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** The rows within the retention; a row without a day is included, to be quarantined later. */
    Dataset<Row> kept(LakeTable table, Dataset<Row> rows) {
        return table.name().equals(SilverTables.PLAYER_SESSIONS.name())
                ? firstDay()
                        .map(day -> rows.where(
                                col("event_date").isNull().or(col("event_date").geq(Date.valueOf(day)))))
                        .orElse(rows)
                : rows;
    }
}
