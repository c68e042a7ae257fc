package dev.sluice.ingest.feed.solarflares;

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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The solar flares feed: from topic {@code solar-flares} to {@link SolarFlareTable}. */
@Singleton
final class SolarFlareIngest implements Feed<SolarFlare, SolarFlareRow> {

    private final Multi<Message<List<byte[]>>> channel;

    SolarFlareIngest(@Channel("solar-flares") Multi<Message<List<byte[]>>> channel) {
        this.channel = channel;
    }

    void start(@Observes StartupEvent event, Intake intake) {
        intake.consume(channel, this);
    }

    @Override
    public String name() {
        return "solar-flares";
    }

    @Override
    public Class<SolarFlare> event() {
        return SolarFlare.class;
    }

    @Override
    public String key(SolarFlare flare) {
        return flare.flareId();
    }

    @Override
    public Instant time(SolarFlare flare) {
        return flare.versionTime();
    }

    @Override
    public String version(SolarFlare flare) {
        return flare.versionId().toString();
    }

    @Override
    public Verdict<SolarFlareRow> validate(SolarFlare flare) {
        return SolarFlareTable.idTime(flare.flareId()).isPresent()
                ? new Verdict.Accepted<>(SolarFlareRow.of(flare))
                : Verdict.rejected(new Violation("flareId", "must begin with a time that exists"));
    }

    @Override
    public List<BoundWrite> rows(SolarFlareRow flare, Envelope envelope) {
        return SolarFlareTable.rows(flare, envelope);
    }
}
