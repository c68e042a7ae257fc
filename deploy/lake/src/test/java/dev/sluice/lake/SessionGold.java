package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.gold.Insight;
import dev.sluice.lake.gold.Insights;
import dev.sluice.lake.gold.SessionStage;
import dev.sluice.lake.table.Tables;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Asserts that sessions in gold equal the independent computation, and that bronze is complete. */
final class SessionGold {

    private SessionGold() {}

    static void assertEquals(GeneratedSessionEvents generated, Tables tables, String countries) {
        Map<String, GeneratedSessionEvents.ExpectedSession> sessions = new TreeMap<>();
        Map<String, GeneratedSessionEvents.ExpectedSession> expected = generated.sessions();
        for (Row row : tables.read(SessionStage.TABLE)
                .selectExpr("session_id", "player_id", "country", "start_ts", "end_ts", "session_status", "event_date")
                .collectAsList()) {
            if (expected.containsKey(row.getString(0))) {
                GeneratedSessionEvents.ExpectedSession session = new GeneratedSessionEvents.ExpectedSession(
                        row.getString(1), row.getString(2), instant(row.getTimestamp(3)), instant(row.getTimestamp(4)));
                assertThat(row.getInt(5)).isEqualTo(session.isComplete() ? 1 : 0);
                Instant day = session.start() == null ? session.end() : session.start();
                assertThat(row.getDate(6)).hasToString(day.toString().substring(0, 10));
                assertThat(sessions.put(row.getString(0), session)).isNull();
            }
        }
        assertThat(sessions).isEqualTo(expected);
        assertThat(counts(tables, "completed-sessions-by-country", "country", countries))
                .isEqualTo(generated.completedCountsBy(GeneratedSessionEvents.ExpectedSession::country));
        assertThat(counts(
                        tables,
                        "session-starts-by-country-hour",
                        "concat(country, ' ', date_format(hour, \"yyyy-MM-dd'T'HH:mm:ss'Z'\"))",
                        countries))
                .isEqualTo(generated.startCountsByCountryAndHour());
        Map<String, Long> byPlayer = generated.completedCountsBy(GeneratedSessionEvents.ExpectedSession::player);
        Map<String, Long> players = counts(tables, "completed-sessions-by-player", "player_id", "true");
        players.keySet().retainAll(byPlayer.keySet());
        assertThat(players).isEqualTo(byPlayer);
    }

    /** Asserts that every offset of a topic is in bronze exactly once. */
    static void bronzeHoldsEachOffsetOnce(Tables tables, String topic, long records) {
        Row counts = tables.read(Bronze.TABLE)
                .where("topic = '" + topic + "'")
                .selectExpr("count(*)", "count(DISTINCT partition, offset)")
                .first();
        assertThat(counts.getLong(1)).isEqualTo(records);
        assertThat(counts.getLong(0)).isEqualTo(records);
    }

    private static Map<String, Long> counts(Tables tables, String name, String key, String where) {
        Insight insight = Insights.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Map<String, Long> counts = new TreeMap<>();
        tables.read(insight.table())
                .where(where)
                .selectExpr(key, insight.count())
                .collectAsList()
                .forEach(row ->
                        assertThat(counts.put(row.getString(0), row.getLong(1))).isNull());
        return counts;
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
