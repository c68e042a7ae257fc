package dev.sluice.ingest.feed.solarflares;

import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.cassandra.NamedValues;
import dev.sluice.ingest.intake.Envelope;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The tables of notifications: by id, by month, and by each flare that they name. */
final class SolarNotificationTable {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private static final String UPSERT = """
            INSERT INTO sluice.solar_notification_by_id (message_id, type, issue_time, url, summary, body, flare_ids,
              warnings, event_id)
            VALUES (:message_id, :type, :issue_time, :url, :summary, :body, :flare_ids, :warnings, :event_id)
            USING TIMESTAMP :write_time""";

    private static final String UPSERT_IN_MONTH = """
            INSERT INTO sluice.solar_notification_by_month (month, issue_time, message_id, type, url, summary,
              flare_ids, warnings, event_id)
            VALUES (:month, :issue_time, :message_id, :type, :url, :summary, :flare_ids, :warnings, :event_id)
            USING TIMESTAMP :write_time""";

    private static final String UPSERT_FOR_FLARE = """
            INSERT INTO sluice.solar_notification_by_flare (flare_id, issue_time, message_id, type, url, summary)
            VALUES (:flare_id, :issue_time, :message_id, :type, :url, :summary)
            USING TIMESTAMP :write_time""";

    private SolarNotificationTable() {}

    static List<BoundWrite> rows(SolarNotificationRow notification, Envelope envelope) {
        List<BoundWrite> rows = new ArrayList<>();
        rows.add(BoundWrite.of(UPSERT, values(notification, envelope)));
        rows.add(BoundWrite.of(UPSERT_IN_MONTH, values(notification, envelope)));
        notification
                .flareIds()
                .forEach(flareId -> rows.add(BoundWrite.of(
                        UPSERT_FOR_FLARE, values(notification, envelope).set("flare_id", flareId))));
        return rows;
    }

    private static NamedValues values(SolarNotificationRow notification, Envelope envelope) {
        return new NamedValues()
                .set("month", MONTH.format(notification.issueTime()))
                .set("message_id", notification.messageId())
                .set("type", notification.type())
                .set("issue_time", notification.issueTime())
                .set("url", notification.url())
                .set("summary", notification.summary())
                .set("body", notification.body())
                .set("flare_ids", notification.flareIds())
                .set("warnings", notification.warnings())
                .set("event_id", envelope.id())
                .set("write_time", envelope.writeTime());
    }
}
