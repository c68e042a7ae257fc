package dev.sluice.ingest.feed.insights;

import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.intake.Feed;
import dev.sluice.ingest.intake.Intake;
import dev.sluice.ingest.intake.Verdict;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The insights feed: from topic {@code insights} to {@link InsightTable}. */
@Singleton
final class InsightIngest implements Feed<Insight, Insight> {

    private final Multi<Message<byte[]>> channel;
    private final InsightTable table;

    InsightIngest(@Channel("insights") Multi<Message<byte[]>> channel, InsightTable table) {
        this.channel = channel;
        this.table = table;
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
    public Uni<Void> store(Insight insight, Envelope envelope) {
        return table.write(insight, envelope);
    }
}
