package dev.sluice.ingest.feed.playersessions;

import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.intake.Feed;
import dev.sluice.ingest.intake.Intake;
import dev.sluice.ingest.intake.Verdict;
import dev.sluice.ingest.intake.Violation;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The player sessions feed: from topic {@code player-sessions} to {@link PlayerSessionTable}. */
@Singleton
final class PlayerSessionIngest implements Feed<PlayerSession, PlayerSessionRow> {

    private final Multi<Message<List<byte[]>>> channel;
    private final PlayerSessionTable table;
    private final Clock clock;

    PlayerSessionIngest(
            @Channel("player-sessions") Multi<Message<List<byte[]>>> channel, PlayerSessionTable table, Clock clock) {
        this.channel = channel;
        this.table = table;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Intake intake) {
        intake.consume(channel, this);
    }

    @Override
    public String name() {
        return "player-sessions";
    }

    @Override
    public Class<PlayerSession> event() {
        return PlayerSession.class;
    }

    @Override
    public String key(PlayerSession session) {
        return session.playerId();
    }

    @Override
    public Instant time(PlayerSession session) {
        return session.time();
    }

    @Override
    public String version(PlayerSession session) {
        return session.sessionId() + ":" + session.event();
    }

    @Override
    public Verdict<PlayerSessionRow> validate(PlayerSession session) {
        List<Violation> violations = new ArrayList<>();
        if (session.isStart() && session.country() == null) {
            violations.add(Violation.missing("country", "must not be null for a start"));
        }
        try {
            if (Retention.of(session.time(), clock.instant()).isOver()) {
                violations.add(new Violation("ts", "older than retention"));
            }
        } catch (DateTimeException e) {
            violations.add(new Violation("ts", "must be a time that exists"));
        }
        return violations.isEmpty()
                ? new Verdict.Accepted<>(PlayerSessionRow.of(session))
                : new Verdict.Rejected<>(violations);
    }

    @Override
    public List<BoundWrite> rows(PlayerSessionRow row, Envelope envelope) {
        return table.rows(row, envelope);
    }

    @Override
    public int eventsPerRequest() {
        return 10;
    }
}
