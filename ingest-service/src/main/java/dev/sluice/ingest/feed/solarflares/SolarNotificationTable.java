package dev.sluice.ingest.feed.solarflares;

import dev.sluice.ingest.cassandra.CqlExecutor;
import dev.sluice.ingest.intake.Envelope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The tables of notifications: by id, by month, and by each flare that they name. */
@Singleton
final class SolarNotificationTable {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private static final String UPSERT = """
            INSERT INTO sluice.solar_notification_by_id (message_id, type, issue_time, url, summary, body, flare_ids,
              warnings, event_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private static final String UPSERT_IN_MONTH = """
            INSERT INTO sluice.solar_notification_by_month (month, issue_time, message_id, type, url, summary,
              flare_ids, warnings, event_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private static final String UPSERT_OF_FLARE = """
            INSERT INTO sluice.solar_notification_by_flare (flare_id, issue_time, message_id, type, url, summary)
            VALUES (?, ?, ?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private final CqlExecutor cql;

    SolarNotificationTable(CqlExecutor cql) {
        this.cql = cql;
    }

    Uni<Void> write(SolarNotificationRow notification, Envelope envelope) {
        List<Uni<Void>> writes = new ArrayList<>();
        writes.add(cql.write(
                UPSERT,
                notification.messageId(),
                notification.type(),
                notification.issueTime(),
                notification.url(),
                notification.summary(),
                notification.body(),
                notification.flareIds(),
                notification.warnings(),
                envelope.id(),
                envelope.writeTime()));
        writes.add(cql.write(
                UPSERT_IN_MONTH,
                MONTH.format(notification.issueTime()),
                notification.issueTime(),
                notification.messageId(),
                notification.type(),
                notification.url(),
                notification.summary(),
                notification.flareIds(),
                notification.warnings(),
                envelope.id(),
                envelope.writeTime()));
        notification.flareIds().forEach(flare -> writes.add(writeForFlare(flare, notification, envelope)));
        return Uni.join().all(writes).andFailFast().replaceWithVoid();
    }

    private Uni<Void> writeForFlare(String flareId, SolarNotificationRow notification, Envelope envelope) {
        return cql.write(
                UPSERT_OF_FLARE,
                flareId,
                notification.issueTime(),
                notification.messageId(),
                notification.type(),
                notification.url(),
                notification.summary(),
                envelope.writeTime());
    }
}
