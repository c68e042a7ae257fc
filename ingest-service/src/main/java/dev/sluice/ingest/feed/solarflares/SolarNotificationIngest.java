package dev.sluice.ingest.feed.solarflares;

import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.intake.Feed;
import dev.sluice.ingest.intake.Intake;
import dev.sluice.ingest.intake.Verdict;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The solar notifications feed: from topic {@code solar-notifications} to {@link SolarNotificationTable}. */
@Singleton
final class SolarNotificationIngest implements Feed<SolarNotification, SolarNotificationRow> {

    private final Multi<Message<List<byte[]>>> channel;

    SolarNotificationIngest(@Channel("solar-notifications") Multi<Message<List<byte[]>>> channel) {
        this.channel = channel;
    }

    void start(@Observes StartupEvent event, Intake intake) {
        intake.consume(channel, this);
    }

    @Override
    public String name() {
        return "solar-notifications";
    }

    @Override
    public Class<SolarNotification> event() {
        return SolarNotification.class;
    }

    @Override
    public String key(SolarNotification notification) {
        return notification.messageId();
    }

    @Override
    public Instant time(SolarNotification notification) {
        return notification.issueTime();
    }

    @Override
    public String version(SolarNotification notification) {
        return "1";
    }

    @Override
    public Verdict<SolarNotificationRow> validate(SolarNotification notification) {
        return new Verdict.Accepted<>(SolarNotificationRow.of(notification));
    }

    @Override
    public List<BoundWrite> rows(SolarNotificationRow notification, Envelope envelope) {
        return SolarNotificationTable.rows(notification, envelope);
    }
}
