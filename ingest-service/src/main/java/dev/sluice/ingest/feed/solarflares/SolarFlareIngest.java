package dev.sluice.ingest.feed.solarflares;

import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.intake.Feed;
import dev.sluice.ingest.intake.Intake;
import dev.sluice.ingest.intake.Verdict;
import dev.sluice.ingest.intake.Violation;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Topic {@code solar-flares} on its way to {@link SolarFlareTable}. */
@ApplicationScoped
class SolarFlareIngest implements Feed<SolarFlare, SolarFlareRow> {

    private final Multi<Message<byte[]>> channel;
    private final SolarFlareTable table;

    SolarFlareIngest(@Channel("solar-flares") Multi<Message<byte[]>> channel, SolarFlareTable table) {
        this.channel = channel;
        this.table = table;
    }

    void start(@Observes StartupEvent event, Intake intake) {
        intake.take(channel, this);
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
    public Verdict<SolarFlareRow> judge(SolarFlare flare) {
        return SolarFlareTable.idTime(flare.flareId()).isPresent()
                ? new Verdict.Accepted<>(SolarFlareRow.of(flare))
                : new Verdict.Rejected<>(List.of(new Violation("flareId", "must begin with a time that exists")));
    }

    @Override
    public Uni<Void> store(SolarFlareRow flare, Envelope envelope) {
        return table.write(flare, envelope);
    }
}
