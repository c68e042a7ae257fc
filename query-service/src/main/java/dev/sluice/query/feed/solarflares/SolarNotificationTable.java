package dev.sluice.query.feed.solarflares;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.cassandra.KeysetPosition;
import dev.sluice.query.cassandra.NewestFirstTable;
import dev.sluice.query.feed.solarflares.SolarFlare.SolarFlareNotification;
import dev.sluice.query.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** SELECTs on {@code solar_notification_by_id}, {@code ..._by_month} and {@code ..._by_flare}. */
@Singleton
final class SolarNotificationTable {

    static final String LIST = "solar-notifications";

    private static final String COLUMNS = "message_id, type, issue_time, url, summary, flare_ids, warnings";

    /** Notifications per flare; more than DONKI ever sent about one. */
    private static final int MAX_PER_FLARE = 100;

    private static final String BY_FLARE = """
            SELECT message_id, type, issue_time, url, summary FROM sluice.solar_notification_by_flare\
             WHERE flare_id = ? LIMIT ?""";

    private final CassandraReader cassandra;
    private final MonthScan scan;

    SolarNotificationTable(CassandraReader cassandra) {
        this.cassandra = cassandra;
        this.scan = new MonthScan(
                cassandra,
                new NewestFirstTable(
                        "SELECT " + COLUMNS + " FROM sluice.solar_notification_by_month", "issue_time", "message_id"),
                LIST);
    }

    /** Reads a notification with its body. */
    Uni<Optional<SolarNotification>> byId(String id) {
        return cassandra
                .one("SELECT " + COLUMNS + ", body FROM sluice.solar_notification_by_id WHERE message_id = ?", id)
                .map(found -> found.map(row -> notification(row, row.getString("body"))));
    }

    /** Lists notifications without bodies, newest first; the type is case-insensitive. */
    Uni<Page<SolarNotification>> list(
            SolarSpan span, Optional<String> type, Optional<KeysetPosition> after, int limit) {
        Optional<Predicate<Row>> filter = type.map(wanted -> row -> wanted.equalsIgnoreCase(row.getString("type")));
        return scan.page(new MonthScan.MonthCriteria(span, after, filter), limit)
                .map(page -> page.map(row -> notification(row, null)));
    }

    /** Reads the notifications that name a flare, newest first. */
    Uni<List<SolarFlareNotification>> ofFlare(String flareId) {
        return cassandra.list(BY_FLARE, flareId, MAX_PER_FLARE).map(found -> found.stream()
                .map(row -> new SolarFlareNotification(
                        row.getString("message_id"),
                        row.getString("type"),
                        row.getInstant("issue_time"),
                        row.getString("url"),
                        row.getString("summary")))
                .toList());
    }

    private static SolarNotification notification(Row row, String body) {
        return new SolarNotification(
                row.getString("message_id"),
                row.getString("type"),
                row.getInstant("issue_time"),
                row.getString("url"),
                row.getString("summary"),
                body,
                List.copyOf(row.getList("flare_ids", String.class)),
                List.copyOf(row.getList("warnings", String.class)));
    }
}
