package dev.sluice.ingest.feed.insights;

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

/** The insights feed: from topic {@code insights} to {@link InsightTable}. */
@Singleton
final class InsightIngest implements Feed<Insight, Insight> {

    private final Multi<Message<List<byte[]>>> channel;

    InsightIngest(@Channel("insights") Multi<Message<List<byte[]>>> channel) {
        this.channel = channel;
    }

    void start(@Observes StartupEvent event, Intake intake) {
        intake.consume(channel, this);
    }

    @Override
    public String name() {
        return "insights";
    }

    @Override
    public Class<Insight> event() {
        return Insight.class;
    }

    @Override
    public String key(Insight insight) {
        return insight.key();
    }

    @Override
    public Instant time(Insight insight) {
        return insight.computedAt();
    }

    @Override
    public Verdict<Insight> validate(Insight insight) {
        return insight.validate();
    }

    @Override
    public List<BoundWrite> rows(Insight insight, Envelope envelope) {
        return InsightTable.rows(insight, envelope);
    }
}
